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

/** Accepted events of runs that the view does not show yet: those of some milliseconds. */
final class AcceptedRuns implements StatusView.Listener {

  private final Map<String, RunStatus> waiting = new ConcurrentHashMap<>();
  private final StatusView view;

  AcceptedRuns(StatusView view) {
    this.view = view;
  }

  /** Notes what an event says of a run, unless the view shows it already. */
  void add(RunStatus status) {
    String runId = status.run().runId();
    if (status.equals(waiting.get(runId))) {
      return; // The one that added it looks at the view.
    }
    waiting.merge(runId, status, RunStatus::merge);
    viewed(runId).map(ViewedStatus::status).ifPresent(this::drop);
  }

  boolean any(Predicate<RunStatus> condition) {
    return waiting.values().stream().anyMatch(condition);
  }

  Optional<RunStatus> find(String runId) {
    return Optional.ofNullable(waiting.get(runId));
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
                viewed(mine.run().runId())
                    .filter(viewed -> covers(viewed.status(), mine))
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
        viewed.run().runId(), (id, mine) -> covers(viewed, mine) ? null : mine);
  }

  private static boolean covers(RunStatus viewed, RunStatus mine) {
    return viewed.progress().compareTo(mine.progress()) >= 0;
  }
}
