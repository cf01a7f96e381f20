package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Companies;
import dev.innovationpipeline.benchmarks.figures.Figure;
import dev.innovationpipeline.benchmarks.figures.Percentiles;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.benchmarks.load.Batch;
import dev.innovationpipeline.benchmarks.load.Gaps;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of what happened during the load: changes, an outage, a hot company. */
final class LoadReport {

  private static final double MIB = 1 << 20;
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final String CHANGES = "changes";

  private LoadReport() {}

  static void addTo(ObjectNode json, BenchPlan plan, Observation seen) {
    gaps(json, seen.timeline().gaps(), seen.changes());
    seen.outage().ifPresent(outage -> outage(json, outage, seen));
    if (plan.load().hotShare() > 0) {
      companies(json, plan, seen);
    }
  }

  /** The changes as a table for people; empty when there were none. */
  static String table(JsonNode json) {
    if (!json.has(CHANGES)) {
      return "";
    }
    Table table = new Table("change", "processor", "at s", "longest gap ms");
    json.path(CHANGES)
        .forEach(
            change ->
                table.row(
                    change.path("change").asString(),
                    change.path("processor").asString(),
                    change.path("at_s").asString(),
                    change.path("longest_gap_ms").asString()));
    return table + "\n\n";
  }

  /** A gap belongs to the last change before its end, as no later one can have caused it. */
  static void gaps(ObjectNode json, Gaps gaps, List<Changes.Done> changes) {
    json.put("longest_gap_ms", Figure.round(gaps.longestMillis()));
    if (changes.isEmpty()) {
      return;
    }
    json.put(
        "longest_gap_before_changes_ms",
        Figure.round(gaps.longestMillis(Long.MIN_VALUE, changes.getFirst().atMillis())));
    var entries = json.putArray(CHANGES);
    for (int i = 0; i < changes.size(); i++) {
      Changes.Done change = changes.get(i);
      long until = i + 1 < changes.size() ? changes.get(i + 1).atMillis() : Long.MAX_VALUE;
      entries
          .addObject()
          .put("change", change.kind().toString())
          .put("processor", change.processor())
          .put("at_s", Figure.round(change.at().toMillis() / 1000.0))
          .put("longest_gap_ms", Figure.round(gaps.longestMillis(change.atMillis(), until)));
    }
  }

  private static void outage(ObjectNode json, Outage.Figures outage, Observation seen) {
    long drained =
        seen.ends().values().stream()
            .filter(end -> end.error() == null && end.heardNanos() >= outage.endedNanos())
            .count();
    double seconds = (seen.lastEndNanos() - outage.endedNanos()) / NANOS;
    json.put("away_heap_peak_mb", Figure.round(outage.processor().heapPeak() / MIB));
    json.put("away_heap_live_mb", Figure.round(outage.processor().livePeak() / MIB));
    json.put("away_rss_peak_mb", Figure.round(outage.processor().residentPeak() / MIB));
    json.put("away_cpu_s", Figure.round(outage.processor().cpu().toMillis() / 1000.0));
    json.put("away_calls", outage.calls());
    json.put("drain_s", Figure.round(seconds));
    json.put("drain_runs_per_s", Figure.round(seconds <= 0 ? 0 : drained / seconds));
  }

  private static void companies(ObjectNode json, BenchPlan plan, Observation seen) {
    Percentiles hot = new Percentiles();
    Percentiles others = new Percentiles();
    seen.runMillis()
        .forEach(
            (id, millis) -> {
              String company = plan.companyOf(Batch.numberOf(Batch.labelOf(id), id));
              (company.equals(Companies.numbered(0)) ? hot : others)
                  .addMicros(TimeUnit.MILLISECONDS.toMicros(millis));
            });
    Figure.put(json, "hot_company_run", hot);
    Figure.put(json, "other_companies_run", others);
  }
}
