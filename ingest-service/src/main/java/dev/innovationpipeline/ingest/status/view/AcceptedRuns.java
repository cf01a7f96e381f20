package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What was accepted of runs and the view does not show yet; some milliseconds' worth. */
public final class AcceptedRuns {

  private final Map<String, RunStatus> waiting = new ConcurrentHashMap<>();

  void add(RunStatus status) {
    waiting.merge(status.run().runId(), status, RunStatus::merge);
  }

  /** Drops what the view shows, or what it shows something later of. */
  public void seen(RunStatus viewed) {
    waiting.computeIfPresent(
        viewed.run().runId(),
        (id, mine) -> viewed.progress().compareTo(mine.progress()) >= 0 ? null : mine);
  }

  /** Drops those that have been seen meanwhile. */
  void removeIf(Predicate<RunStatus> seen) {
    waiting.values().removeIf(seen);
  }

  boolean any(Predicate<RunStatus> condition) {
    return waiting.values().stream().anyMatch(condition);
  }

  Optional<RunStatus> find(String runId) {
    return Optional.ofNullable(waiting.get(runId));
  }
}
