package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.cluster.Durability;
import dev.innovationpipeline.benchmarks.cluster.Killer;
import dev.innovationpipeline.benchmarks.cluster.Usage;
import dev.innovationpipeline.benchmarks.count.Counters;
import dev.innovationpipeline.benchmarks.load.RunEnds;
import dev.innovationpipeline.benchmarks.load.Submitter;
import dev.innovationpipeline.benchmarks.load.Timeline;
import dev.innovationpipeline.benchmarks.provider.ProviderClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * The observations of one measurement.
 *
 * @param runs asked for
 * @param startNanos when the first run was submitted, by {@link System#nanoTime}
 * @param submitting how long it took to submit all
 * @param sinkDoneNanos when the database had all that completed
 * @param totals of the provider
 * @param counted from the first run until the database had all
 * @param rowsCompleted COMPLETED runs in the database
 * @param wrongCards of these, those without exactly their own five cards
 * @param aloneMillis a lone company's run with nothing else to do; empty when not measured
 * @param besideMillis the same beside all others
 */
record Observation(
    int runs,
    long startNanos,
    Duration submitting,
    long sinkDoneNanos,
    Map<String, RunEnds.End> ends,
    Submitter submitter,
    JsonNode totals,
    List<ProviderClient.Calls> calls,
    Timeline timeline,
    Killer killer,
    List<Changes.Done> changes,
    Optional<Outage.Figures> outage,
    Usage usage,
    Counters counted,
    Durability durability,
    long rowsCompleted,
    long wrongCards,
    OptionalLong aloneMillis,
    OptionalLong besideMillis) {

  long completed() {
    return ends.values().stream().filter(end -> end.error() == null).count();
  }

  /** Of each completed run, from sending the request to the last event in the log. */
  Map<String, Long> runMillis() {
    Map<String, Long> millis = new HashMap<>();
    ends.forEach(
        (id, end) -> {
          Long sent = submitter.sentAtMillis().get(id);
          if (sent != null && end.error() == null) {
            millis.put(id, end.appendedMillis() - sent);
          }
        });
    return millis;
  }

  long failed() {
    return ends.size() - completed();
  }

  /** When the last run's end could be read. */
  long lastEndNanos() {
    return ends.values().stream().mapToLong(RunEnds.End::heardNanos).max().orElse(startNanos);
  }
}
