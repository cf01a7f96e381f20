package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when this instance knows of the runs that wait. The times in events are of other clocks,
 * one of which may have been wrong by hours.
 */
final class NewWaits {

  /** Until then the view has read what was there when the wait began. */
  static final Duration GRACE = Duration.ofMinutes(1);

  private final TimeSource time;
  private final Map<String, Known> known = new HashMap<>();

  /**
   * @param toldOld whether it was said to be no longer new
   */
  private record Known(int attempt, Duration since, boolean toldOld) {}

  NewWaits(TimeSource time) {
    this.time = time;
  }

  /** Whether the wait of a run became known a moment ago, or just now. */
  synchronized boolean isNew(RunStatus awaiting) {
    int attempt = awaiting.run().attempt();
    Known first =
        known.compute(
            awaiting.run().runId(),
            (id, before) ->
                before != null && before.attempt == attempt
                    ? before
                    : new Known(attempt, time.elapsed(), false));
    return isNew(first);
  }

  private boolean isNew(Known wait) {
    return time.elapsed().minus(wait.since).compareTo(GRACE) <= 0;
  }

  /** Those that are no longer new since this was asked before. */
  synchronized List<String> grownOld() {
    List<String> grown = new ArrayList<>();
    known.replaceAll(
        (runId, wait) -> {
          if (wait.toldOld || isNew(wait)) {
            return wait;
          }
          grown.add(runId);
          return new Known(wait.attempt, wait.since, true);
        });
    return grown;
  }

  /** Drops those that wait no more. */
  synchronized void retain(Collection<String> awaiting) {
    known.keySet().retainAll(awaiting);
  }
}
