package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of a measurement of the sink.
 *
 * @param eventBytes the size of the JSON of all events
 * @param seconds from the start of the sink's reading to the last row
 * @param rebuiltAlike whether the rebuild wrote the same rows
 * @param used CPU time of the first pass, of which the JIT compilers take much
 * @param usedByRebuild CPU time of the same work in a warm sink
 */
record SinkReport(
    int runs,
    long events,
    long eventBytes,
    long rows,
    double seconds,
    CopyLimit.Load copy,
    double rebuildSeconds,
    boolean rebuiltAlike,
    Used used,
    Used usedByRebuild) {

  private static final double MIB = 1024.0 * 1024;

  /** Whether every row was written, by the rebuild, too. */
  boolean isSound() {
    return rebuiltAlike && rows == 12L * runs;
  }

  /** The throughput as a share of that of COPY. */
  double ratio() {
    return copy.seconds() / seconds;
  }

  ObjectNode json() {
    return WireJson.MAPPER
        .createObjectNode()
        .put("runs", runs)
        .put("events", events)
        .put("event_mib", Math.round(eventBytes / MIB))
        .put("rows", rows)
        .put("seconds", rounded(seconds))
        .put("rows_per_s", Math.round(rows / seconds))
        .put("events_per_s", Math.round(events / seconds))
        .put("copy_rows_per_s", Math.round(rows / copy.seconds()))
        .put("ratio", rounded(ratio()))
        .put("rebuild_s", rounded(rebuildSeconds))
        .put("rebuilt_alike", rebuiltAlike)
        .put("sink_cpu_s", seconds(used.sink()))
        .put("postgres_cpu_s", seconds(used.postgres()))
        .put("broker_cpu_s", seconds(used.broker()))
        .put("rebuild_sink_cpu_s", seconds(usedByRebuild.sink()))
        .put("rebuild_postgres_cpu_s", seconds(usedByRebuild.postgres()))
        .put("copy_postgres_cpu_s", seconds(copy.postgresCpu()));
  }

  private static double seconds(Duration time) {
    return rounded(time.toMillis() / 1e3);
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
