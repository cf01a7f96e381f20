package dev.innovationpipeline.benchmarks.provider;

import dev.innovationpipeline.local.model.Latency;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How the provider answers calls from now on.
 *
 * @param mishaps the share of each among all calls
 * @param retryAfter the Retry-After of a 429
 * @param maxOpenCalls the number of open calls beyond which the answer is 429; 0 for no limit
 */
public record Behaviour(
    Latency latency, Map<Mishap, Double> mishaps, Duration retryAfter, int maxOpenCalls) {

  /** Answers everything at once. */
  public static final Behaviour QUICK =
      new Behaviour(Latency.NONE, Map.of(), Duration.ofSeconds(1), 0);

  /**
   * The behaviour as a user writes it.
   *
   * @param latency {@code 2s}, {@code 200ms}, {@code 0s} or {@code lognormal:median=8s,p99=60s}
   * @param mishaps as in {@code 429=0.2,500=0.05,reset=0.02}; may be empty
   * @param retryAfter as in {@code 1s}
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Behaviour of(String latency, String mishaps, String retryAfter, int maxOpenCalls) {
    return new Behaviour(
        CallTimes.parse(latency),
        Mishap.parse(mishaps),
        CallTimes.duration(retryAfter),
        maxOpenCalls);
  }

  public String toJson() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("median_ms", latency.median().toMillis())
        .put("sigma", latency.sigma())
        .put("mishaps", Mishap.print(mishaps))
        .put("retry_after_ms", retryAfter.toMillis())
        .put("most_open_calls", maxOpenCalls)
        .toString();
  }

  static Behaviour ofJson(byte[] text) {
    JsonNode json = WireJson.MAPPER.readTree(text);
    return new Behaviour(
        new Latency(
            Duration.ofMillis(json.path("median_ms").asLong()), json.path("sigma").asDouble()),
        Mishap.parse(json.path("mishaps").asString()),
        Duration.ofMillis(json.path("retry_after_ms").asLong()),
        json.path("most_open_calls").asInt());
  }
}
