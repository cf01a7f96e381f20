package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * The status of every run, read-your-writes: a run that any instance has accepted is known here,
 * even before the view shows it.
 */
public final class RunStatuses {

  private final StatusView view;
  private final AcceptedRuns accepted;
  private final Requests requests;

  RunStatuses(StatusView view, AcceptedRuns accepted, Requests requests) {
    this.view = view;
    this.accepted = accepted;
    this.requests = requests;
  }

  /**
   * Empty only for a run that was never accepted; a forgotten one has its own status.
   *
   * @throws ErrorResponseException 503 while this is not known yet
   */
  public Optional<RunStatus> find(String runId) {
    Optional<RunStatus> known = look(runId);
    if (known.isPresent()) {
      return known;
    }
    if (!requests.readUpToNow(runId)) {
      throw Problems.unavailable("The view of the runs is still catching up with Kafka.", null);
    }
    return look(runId);
  }

  /**
   * Answers in a short time: while Kafka is slow, a run that another instance has just accepted may
   * be missed.
   *
   * @throws ErrorResponseException 503 while the view is being filled
   */
  public Optional<RunStatus> findInTime(String runId) {
    if (accepted.find(runId).isEmpty()) {
      requests.readUpToNow(runId); // First, as most runs are new: one look at the store is saved.
    }
    return look(runId);
  }

  /**
   * A run that exists.
   *
   * @throws ErrorResponseException 404 when it was never accepted, 410 when it is forgotten, 503
   *     while this is not known yet
   */
  public RunStatus require(String runId) {
    RunStatus status =
        find(runId).orElseThrow(() -> Problems.notFound("There is no run " + runId + "."));
    if (status.status() == Status.FORGOTTEN) {
      throw Problems.gone("The run " + runId + " was forgotten; nothing is kept of it.");
    }
    return status;
  }

  /** Answers from what this instance has read; never waits. */
  public Optional<RunStatus> known(String runId) {
    try {
      return look(runId);
    } catch (ErrorResponseException e) {
      return Optional.empty();
    }
  }

  /** Answers from what this instance has read; never waits. */
  public boolean isForgotten(String runId) {
    return known(runId).filter(status -> status.status() == Status.FORGOTTEN).isPresent();
  }

  /**
   * Whether any run meets the condition. Scans all runs.
   *
   * @throws ErrorResponseException 503 while the view is being filled
   */
  public boolean any(Predicate<RunStatus> condition) {
    return accepted.any(condition)
        || view.any(
            viewed ->
                condition.test(
                    accepted.find(viewed.run().runId()).map(viewed::merge).orElse(viewed)));
  }

  /** Notes what an event says of a run; to be called once Kafka has acknowledged the event. */
  public void accepted(RunStatus status) {
    accepted.add(status);
  }

  /**
   * Adds a follower, to be called before the service starts. It is told of each change, on one
   * thread and in order, once this object and the counts show the change; it must not block.
   */
  public void follow(Consumer<ViewedStatus> follower) {
    view.listen(
        new StatusView.Listener() {
          @Override
          public void changed(@Nullable ViewedStatus before, ViewedStatus now) {
            follower.accept(now);
          }
        });
  }

  /** As {@link #follow}, of the statuses alone. */
  public void followStatuses(Consumer<RunStatus> follower) {
    follow(viewed -> follower.accept(viewed.status()));
  }

  /** The status that the view shows, with its change; empty while the run is only accepted. */
  public Optional<ViewedStatus> viewed(String runId) {
    return view.find(runId);
  }

  /** Looks at accepted runs first: a run leaves them only once the view shows it. */
  private Optional<RunStatus> look(String runId) {
    Optional<RunStatus> mine = accepted.find(runId);
    return mine.isPresent()
        ? Optional.of(viewed(mine.get()))
        : view.find(runId).map(ViewedStatus::status);
  }

  /** An old request says nothing of what has become of its run; only the view knows. */
  private RunStatus viewed(RunStatus mine) {
    String runId = mine.run().runId();
    try {
      return view.find(runId).map(ViewedStatus::status).map(mine::merge).orElse(mine);
    } catch (ErrorResponseException e) {
      if (accepted.isFromHere(runId)) {
        return mine;
      }
      throw e;
    }
  }
}
