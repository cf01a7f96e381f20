package dev.innovationpipeline.local.bench.sink;

import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was measured.
 *
 * @param eventBytes of JSON
 * @param seconds from the sink's start of reading to the last row
 * @param rebuiltAlike whether the rebuild ended in the same rows
 */
public record SinkReport(
    int runs,
    long events,
    long eventBytes,
    long rows,
    double seconds,
    double copySeconds,
    double rebuildSeconds,
    boolean rebuiltAlike,
    Duration sinkCpu,
    Duration postgresCpu,
    Duration brokerCpu) {

  private static final double MIB = 1024.0 * 1024;

  /** Whether the figures are those of a sink that did its work. */
  public boolean isSound() {
    return rebuiltAlike && rows == 12L * runs;
  }

  /** How much of what COPY does. */
  public double ratio() {
    return copySeconds / seconds;
  }

  public ObjectNode json() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("runs", runs)
        .put("events", events)
        .put("event_mib", Math.round(eventBytes / MIB))
        .put("rows", rows)
        .put("seconds", rounded(seconds))
        .put("rows_per_s", Math.round(rows / seconds))
        .put("events_per_s", Math.round(events / seconds))
        .put("copy_rows_per_s", Math.round(rows / copySeconds))
        .put("ratio", rounded(ratio()))
        .put("rebuild_s", rounded(rebuildSeconds))
        .put("rebuilt_alike", rebuiltAlike)
        .put("sink_cpu_s", rounded(sinkCpu.toMillis() / 1e3))
        .put("postgres_cpu_s", rounded(postgresCpu.toMillis() / 1e3))
        .put("broker_cpu_s", rounded(brokerCpu.toMillis() / 1e3));
  }

  /** For people. */
  public String table() {
    StringBuilder table = new StringBuilder();
    json()
        .properties()
        .forEach(
            figure ->
                table.append(
                    "%-18s %s%n".formatted(figure.getKey(), figure.getValue().asString())));
    return table.toString().stripTrailing();
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
