package dev.innovationpipeline.benchmarks.provider;

import dev.innovationpipeline.local.model.fault.Latency;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How the provider treats calls from now on.
 *
 * @param mishaps the share of each among all calls
 * @param retryAfter what a 429 asks for
 * @param mostOpenCalls more are answered 429; 0 for no limit
 */
public record Behaviour(
    Latency latency, Map<Mishap, Double> mishaps, Duration retryAfter, int mostOpenCalls) {

  /** Answers everything at once. */
  public static final Behaviour QUICK =
      new Behaviour(Latency.NONE, Map.of(), Duration.ofSeconds(1), 0);

  public String toJson() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("median_ms", latency.median().toMillis())
        .put("sigma", latency.sigma())
        .put("mishaps", Mishap.print(mishaps))
        .put("retry_after_ms", retryAfter.toMillis())
        .put("most_open_calls", mostOpenCalls)
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
