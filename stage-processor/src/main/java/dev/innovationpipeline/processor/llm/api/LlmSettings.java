package dev.innovationpipeline.processor.llm.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.platform.settings.SettingFaults;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model to ask, and the limits of its calls.
 *
 * @param baseUrl the URL of an OpenAI-compatible API up to {@code /chat/completions}, which may
 *     stand there as well. {@code {model}} in it is replaced by the model's name, and a query is
 *     kept, for Azure's deployments. OpenRouter, because one key reaches every model.
 * @param apiKey none for a local server without authentication
 * @param apiKeyHeader the header that carries the key: {@code Authorization}, as a bearer token, as
 *     nearly all servers want it, or another one that holds nothing but the key
 * @param model the model of runs that name none. The default is strong at long documents and fairly
 *     priced.
 * @param fallbackModels the models to ask when the model fails, in this order. A provider that
 *     supports it falls back at once; otherwise the client does so after a permanent failure or
 *     when the retry budget is used up. None by default: another model means another quality, and
 *     the operator has to accept that.
 * @param callTimeout the time from connecting to the last byte. 10 min, because long answers of
 *     slow models take minutes, and a waiting call costs no more than a virtual thread.
 * @param connectTimeout the time for connecting, TLS included. 10 s, as a server that is there
 *     answers in less.
 * @param firstChunkTimeout the time until a streamed answer begins, or its reasoning. 5 min,
 *     because a local model may read a long prompt for minutes. An answer that is not streamed
 *     comes whole, within the call's time-out.
 * @param chunkTimeout the time until a streamed answer that has begun goes on; comments that only
 *     keep the connection open do not count. 2 min: a busy server pauses, a lost one stays silent.
 * @param retryBudget the time for retries, from the first failure, for each model. 10 min, because
 *     rate limits take minutes to clear, not seconds.
 * @param firstBackoff the maximum wait after the first failure; it doubles with each further
 *     failure. 5 s, because few failures clear sooner.
 * @param maxBackoff the maximum that the doubling ends at. 180 s, because rate limits are counted
 *     by the minute.
 * @param responseCache whether the provider may answer an equal question from its cache, which
 *     makes the repeat of a crashed stage free. Servers without a cache ignore it.
 * @param maxInFlight the maximum of open calls of this process; the adaptive limit lowers it while
 *     the provider is overloaded. 10,000, the number of runs that the engine accepts by default.
 * @param maxInFlightPerCompany the maximum of open calls for one company in this process, even if
 *     others are free. None by default: companies share evenly whenever calls are limited.
 * @param streamedCalls 0 to stream no answers; else the maximum of concurrently streamed answers of
 *     this process for live viewers of runs that do not say whether they are streamed. 20, because
 *     fewer people watch at once, and reading chunks costs CPU under load.
 * @param traceContent whether traces hold the messages to the model and its answers. They do not by
 *     default: documents and companies' plans have no place in a collector.
 * @param referer the site that OpenRouter names in its rankings; not sent by default
 */
@ConfigurationProperties("pipeline.llm")
public record LlmSettings(
    @DefaultValue("https://openrouter.ai/api/v1") String baseUrl,
    @Nullable String apiKey,
    @DefaultValue("Authorization") String apiKeyHeader,
    @DefaultValue("anthropic/claude-sonnet-4.5") String model,
    @DefaultValue List<String> fallbackModels,
    @DefaultValue("10m") Duration callTimeout,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("5m") Duration firstChunkTimeout,
    @DefaultValue("2m") Duration chunkTimeout,
    @DefaultValue("10m") Duration retryBudget,
    @DefaultValue("5s") Duration firstBackoff,
    @DefaultValue("180s") Duration maxBackoff,
    @DefaultValue("true") boolean responseCache,
    @DefaultValue("10000") int maxInFlight,
    @Nullable Integer maxInFlightPerCompany,
    @DefaultValue("20") int streamedCalls,
    @DefaultValue("false") boolean traceContent,
    @Nullable String referer) {

  private static final String MODEL = "{model}";
  private static final String PATH = "chat/completions";

  public LlmSettings {
    SettingFaults faults = new SettingFaults("pipeline.llm");
    faults.require(
        HttpUrl.parse(baseUrl.replace(MODEL, "m")) != null,
        "base-url",
        "must be an http(s) URL",
        baseUrl);
    faults.require(
        !apiKeyHeader.isEmpty()
            && apiKeyHeader.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))
            && apiKeyHeader.chars().allMatch(c -> c < 128),
        "api-key-header",
        "must be the name of a header",
        apiKeyHeader);
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    faults.require(
        apiKey == null || apiKey.chars().allMatch(c -> c > ' ' && c < 127),
        "api-key",
        "must be printable ASCII without spaces",
        "not shown");
    faults.require(!model.isBlank(), "model", "must name a model", "blank");
    fallbackModels = List.copyOf(fallbackModels);
    faults.require(
        fallbackModels.stream().noneMatch(String::isBlank),
        "fallback-models",
        "must name models",
        fallbackModels);
    faults.require(isPositive(callTimeout), "call-timeout", "must be above zero", callTimeout);
    faults.require(
        isPositive(connectTimeout), "connect-timeout", "must be above zero", connectTimeout);
    faults.require(
        isPositive(firstChunkTimeout),
        "first-chunk-timeout",
        "must be above zero",
        firstChunkTimeout);
    faults.require(isPositive(chunkTimeout), "chunk-timeout", "must be above zero", chunkTimeout);
    faults.require(!retryBudget.isNegative(), "retry-budget", "must not be negative", retryBudget);
    faults.require(isPositive(firstBackoff), "first-backoff", "must be above zero", firstBackoff);
    faults.require(
        maxBackoff.compareTo(firstBackoff) >= 0,
        "max-backoff",
        "must be at least first-backoff, " + firstBackoff,
        maxBackoff);
    faults.require(maxInFlight >= 1, "max-in-flight", "must be at least 1", maxInFlight);
    faults.require(
        maxInFlightPerCompany == null || maxInFlightPerCompany >= 1,
        "max-in-flight-per-company",
        "must be at least 1",
        String.valueOf(maxInFlightPerCompany));
    faults.require(streamedCalls >= 0, "streamed-calls", "must not be negative", streamedCalls);
    referer = referer == null || referer.isBlank() ? null : referer.strip();
    faults.require(
        referer == null || HttpUrl.parse(referer) != null,
        "referer",
        "must be an http(s) URL",
        String.valueOf(referer));
    faults.throwIfAny();
  }

  /** The maximum of open calls for one company. */
  public int companyLimit() {
    return maxInFlightPerCompany == null ? maxInFlight : maxInFlightPerCompany;
  }

  /** Whether models differ in their address, as Azure's deployments do. */
  public boolean hasAddressForEachModel() {
    return baseUrl.contains(MODEL);
  }

  public HttpUrl chatCompletions(String model) {
    HttpUrl url = HttpUrl.get(baseUrl.replace(MODEL, inPath(model)));
    return url.encodedPath().endsWith("/" + PATH)
        ? url
        : url.newBuilder().addPathSegments(PATH).build();
  }

  /** Says who asks: the key, and the names that OpenRouter shows. */
  public void identify(Request.Builder request) {
    request.header("X-OpenRouter-Title", "Innovation Pipeline");
    if (referer != null) {
      request.header("HTTP-Referer", referer);
    }
    if (apiKey != null) {
      boolean bearer = apiKeyHeader.equalsIgnoreCase("Authorization");
      request.header(apiKeyHeader, bearer ? "Bearer " + apiKey : apiKey);
    }
  }

  private static String inPath(String model) {
    return URLEncoder.encode(model, UTF_8).replace("+", "%20");
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
}
