package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * Accepted events of runs that the view does not show yet: those of some milliseconds, and at a
 * start those since the view's last commit.
 */
final class AcceptedRuns implements StatusView.Listener {

  /**
   * @param here whether this instance accepted the event, rather than read it from the log
   */
  private record Waiting(RunStatus status, boolean here) {

    Waiting merge(Waiting other) {
      return new Waiting(status.merge(other.status), here || other.here);
    }
  }

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final StatusView view;

  AcceptedRuns(StatusView view) {
    this.view = view;
  }

  /** Notes what an event of this instance says of a run, unless the view shows it already. */
  void add(RunStatus status) {
    add(new Waiting(status, true));
  }

  /** As {@link #add}, of an event that is in the log, maybe for long. */
  void addRead(RunStatus status) {
    add(new Waiting(status, false));
  }

  private void add(Waiting event) {
    String runId = event.status.run().runId();
    Waiting known = waiting.get(runId);
    if (known != null && known.status.equals(event.status)) {
      if (event.here && !known.here) {
        waiting.computeIfPresent(runId, (id, mine) -> mine.merge(event));
      }
      return; // The one that added it looks at the view.
    }
    waiting.merge(runId, event, Waiting::merge);
    viewed(runId).map(ViewedStatus::status).ifPresent(this::drop);
  }

  boolean any(Predicate<RunStatus> condition) {
    return waiting.values().stream().anyMatch(mine -> condition.test(mine.status));
  }

  Optional<RunStatus> find(String runId) {
    return Optional.ofNullable(waiting.get(runId)).map(Waiting::status);
  }

  /** Whether this instance accepted it, so that others cannot have said more of it for long. */
  boolean isFromHere(String runId) {
    Waiting mine = waiting.get(runId);
    return mine != null && mine.here;
  }

  @Override
  public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
    drop(now.status());
  }

  /** During the fill the view could not be asked, so some of these are in it by now. */
  @Override
  public void filled() {
    waiting
        .values()
        .removeIf(
            mine ->
                viewed(mine.status.run().runId())
                    .filter(viewed -> covers(viewed.status(), mine.status))
                    .isPresent());
  }

  /** Empty also while the view is being filled; {@link #filled} then looks again. */
  private Optional<ViewedStatus> viewed(String runId) {
    try {
      return view.find(runId);
    } catch (ErrorResponseException e) {
      return Optional.empty();
    }
  }

  private void drop(RunStatus viewed) {
    waiting.computeIfPresent(
        viewed.run().runId(), (id, mine) -> covers(viewed, mine.status) ? null : mine);
  }

  private static boolean covers(RunStatus viewed, RunStatus mine) {
    return viewed.progress().compareTo(mine.progress()) >= 0;
  }
}
