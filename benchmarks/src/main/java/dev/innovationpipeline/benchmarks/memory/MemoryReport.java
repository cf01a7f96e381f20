package dev.innovationpipeline.benchmarks.memory;

import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.benchmarks.load.WatchedRuns;
import dev.innovationpipeline.schema.wire.WireJson;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures of a processor that read large documents.
 *
 * @param large runs with them
 * @param alone runs with short documents before
 * @param beside runs with short documents meanwhile
 * @param time until the last large one ended
 */
record MemoryReport(
    MemoryPlan plan,
    WatchedRuns large,
    WatchedRuns alone,
    WatchedRuns beside,
    Duration time,
    Usage.Figures processor,
    Pauses pauses) {

  /** Full collections one after another free nothing; one or two may be chance. */
  private static final int MAX_FULL_IN_A_ROW = 2;

  private static final double BYTES_IN_MB = 1 << 20;

  /** Whether every run completed, and no full collections came one after another. */
  boolean holds() {
    return large.allEndedAsExpected()
        && beside.allEndedAsExpected()
        && pauses.fullInARow() <= MAX_FULL_IN_A_ROW;
  }

  ObjectNode json() {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    json.put("documents", plan.documents());
    json.put("megabytes", plan.megabytes());
    json.put("kind", plan.kind().toString());
    json.put("heap", plan.heap());
    json.set("outcomes", WireJson.MAPPER.valueToTree(large.outcomes()));
    json.put("seconds", Figure.round(time.toMillis() / 1e3));
    json.put("heap_peak_mb", Figure.round(processor.heapPeak() / BYTES_IN_MB));
    json.put("heap_live_mb", Figure.round(processor.livePeak() / BYTES_IN_MB));
    json.put("rss_peak_mb", Figure.round(processor.residentPeak() / BYTES_IN_MB));
    json.put("cpu_s", Figure.round(processor.cpu().toMillis() / 1e3));
    json.put("pauses", pauses.pauses());
    json.put("pause_max_ms", Figure.round(pauses.maxMillis()));
    json.put("pauses_ms", Figure.round(pauses.totalMillis()));
    json.put("full_collections", pauses.full());
    json.put("full_collections_in_a_row", pauses.fullInARow());
    Figure.put(json, "small_alone", alone.times());
    Figure.put(json, "small_beside", beside.times());
    json.put("small_beside_max_ms", beside.times().millis(100));
    json.set("small_outcomes", WireJson.MAPPER.valueToTree(beside.outcomes()));
    return json;
  }
}
