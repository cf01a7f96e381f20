package dev.innovationpipeline.processor.llm.api;

import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model is asked, and how long for an answer.
 *
 * @param baseUrl of an OpenRouter-compatible API. OpenRouter: one key reaches every model; Ollama
 *     and vLLM speak the same format.
 * @param apiKey none for a local server that wants none
 * @param model the default of runs that name none: strong at long documents, fair in price
 * @param fallbackModels tried in this order when the model fails: at once by a provider that knows
 *     how to, else by us when a model's failure is permanent or its retry budget used up. None:
 *     another model is another quality, which is for the operator to accept.
 * @param callTimeout from connecting to the last byte. 10 min: long answers of slow models take
 *     minutes, and a waiting call costs no more than a virtual thread.
 * @param retryBudget counted from the first failure, for each model. 10 min: a real rate limit is
 *     cleared by minutes, not by seconds.
 * @param firstBackoff the most that is waited after the first failure; doubles with each. 5 s: what
 *     passes sooner is rare.
 * @param maxBackoff the doubling ends here. 180 s: rate limits are counted by the minute.
 * @param responseCache lets the provider answer an equal question from its cache, so that the
 *     repeat of a crashed stage is free. Servers that have none ignore it.
 * @param maxInFlight calls open at once, in this process; an overloaded provider lowers it for a
 *     while. 10,000: as many runs as the engine takes up by default.
 * @param maxInFlightPerCompany calls open at once for one company, in this process, even when there
 *     is room for more. None: companies share evenly whenever calls are limited.
 * @param streamedCalls answers heard word by word at once, in this process, for those who watch.
 *     20: more than people watch at once; reading chunk by chunk costs CPU under load.
 * @param referer the site that OpenRouter names in its rankings; none is sent when not set
 */
@ConfigurationProperties("pipeline.llm")
public record LlmSettings(
    @DefaultValue("https://openrouter.ai/api/v1") String baseUrl,
    @Nullable String apiKey,
    @DefaultValue("anthropic/claude-sonnet-4.5") String model,
    @DefaultValue List<String> fallbackModels,
    @DefaultValue("10m") Duration callTimeout,
    @DefaultValue("10m") Duration retryBudget,
    @DefaultValue("5s") Duration firstBackoff,
    @DefaultValue("180s") Duration maxBackoff,
    @DefaultValue("true") boolean responseCache,
    @DefaultValue("10000") int maxInFlight,
    @Nullable Integer maxInFlightPerCompany,
    @DefaultValue("20") int streamedCalls,
    @Nullable String referer) {

  public LlmSettings {
    require(HttpUrl.parse(baseUrl) != null, "base-url", "must be an http(s) URL", baseUrl);
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    require(
        apiKey == null || apiKey.chars().allMatch(c -> c > ' ' && c < 127),
        "api-key",
        "must be printable ASCII without spaces",
        "not shown");
    require(!model.isBlank(), "model", "must name a model", "blank");
    fallbackModels = List.copyOf(fallbackModels);
    require(
        fallbackModels.stream().noneMatch(String::isBlank),
        "fallback-models",
        "must name models",
        fallbackModels);
    require(isPositive(callTimeout), "call-timeout", "must be above zero", callTimeout);
    require(!retryBudget.isNegative(), "retry-budget", "must not be negative", retryBudget);
    require(isPositive(firstBackoff), "first-backoff", "must be above zero", firstBackoff);
    require(
        maxBackoff.compareTo(firstBackoff) >= 0,
        "max-backoff",
        "must be at least first-backoff, " + firstBackoff,
        maxBackoff);
    require(maxInFlight >= 1, "max-in-flight", "must be at least 1", maxInFlight);
    require(
        maxInFlightPerCompany == null || maxInFlightPerCompany >= 1,
        "max-in-flight-per-company",
        "must be at least 1",
        String.valueOf(maxInFlightPerCompany));
    require(streamedCalls >= 0, "streamed-calls", "must not be negative", streamedCalls);
    referer = referer == null || referer.isBlank() ? null : referer.strip();
    require(
        referer == null || HttpUrl.parse(referer) != null,
        "referer",
        "must be an http(s) URL",
        String.valueOf(referer));
  }

  public int mostOfOneCompany() {
    return maxInFlightPerCompany == null ? maxInFlight : maxInFlightPerCompany;
  }

  public HttpUrl chatCompletions() {
    return HttpUrl.get(baseUrl).newBuilder().addPathSegments("chat/completions").build();
  }

  /** Without the key: settings end up in logs. */
  @Override
  public String toString() {
    return "LlmSettings[%s, key %s, %s, fallbacks %s, %d in flight]"
        .formatted(baseUrl, apiKey == null ? "none" : "set", model, fallbackModels, maxInFlight);
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }

  private static void require(boolean holds, String name, String rule, Object actual) {
    if (!holds) {
      throw new IllegalArgumentException(
          "pipeline.llm.%s %s, but is %s.".formatted(name, rule, actual));
    }
  }
}
