package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Runs that were accepted and that the view does not show yet; some milliseconds' worth. */
final class AcceptedRuns {

  private final Map<String, RunStatus> waiting = new ConcurrentHashMap<>();

  void add(RunStatus status) {
    waiting.put(status.run().runId(), status);
  }

  void seen(String runId) {
    waiting.remove(runId);
  }

  /** Drops those that have been seen meanwhile. */
  void removeIf(Predicate<String> seen) {
    waiting.keySet().removeIf(seen);
  }

  Optional<RunStatus> find(String runId) {
    return Optional.ofNullable(waiting.get(runId));
  }
}
