package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.web.ErrorResponseException;

/**
 * Where runs stand, read-your-writes: a run that any instance has accepted is known here, even
 * before the view shows it.
 */
public final class RunStatuses {

  private final StatusView view;
  private final AcceptedRuns accepted;
  private final Requests requests;

  public RunStatuses(StatusView view, AcceptedRuns accepted, Requests requests) {
    this.view = view;
    this.accepted = accepted;
    this.requests = requests;
  }

  /**
   * Empty only for a run that was never accepted; a forgotten one has its own status.
   *
   * @throws ErrorResponseException 503 when that cannot be told yet
   */
  public Optional<RunStatus> find(String runId) {
    return find(runId, true);
  }

  /**
   * As far as it can be told in a short time: a run that another instance has accepted in this very
   * moment may be missed while Kafka is slow.
   *
   * @throws ErrorResponseException 503 while the view is filled
   */
  public Optional<RunStatus> findInTime(String runId) {
    return find(runId, false);
  }

  private Optional<RunStatus> find(String runId, boolean forCertain) {
    Optional<RunStatus> known = look(runId);
    if (known.isPresent()) {
      return known;
    }
    if (!requests.readUpToNow(runId) && forCertain) {
      throw Problems.unavailable("The view of the runs is still catching up with Kafka.", null);
    }
    return look(runId);
  }

  /**
   * A run that exists.
   *
   * @throws ErrorResponseException 404 when it was never accepted, 410 when it is forgotten, 503
   *     when that cannot be told yet
   */
  public RunStatus require(String runId) {
    RunStatus status =
        find(runId).orElseThrow(() -> Problems.notFound("There is no run " + runId + "."));
    if (status.status() == Status.FORGOTTEN) {
      throw Problems.gone("The run " + runId + " was forgotten; nothing is kept of it.");
    }
    return status;
  }

  /** As far as is known here; never waits. */
  public boolean isForgotten(String runId) {
    try {
      return look(runId).filter(status -> status.status() == Status.FORGOTTEN).isPresent();
    } catch (ErrorResponseException e) {
      return false;
    }
  }

  /**
   * Whether there is such a run among all.
   *
   * @throws ErrorResponseException 503 when that cannot be told yet
   */
  public boolean any(Predicate<RunStatus> condition) {
    return accepted.any(condition)
        || view.any(
            viewed ->
                condition.test(
                    accepted.find(viewed.run().runId()).map(viewed::merge).orElse(viewed)));
  }

  /** Notes what an event says of a run once the event is kept by Kafka. */
  public void accepted(RunStatus status) {
    accepted.add(status);
    seen(status.run().runId());
  }

  /** To be called once the view is filled: what came to both while it was is in the view. */
  public void viewFilled() {
    accepted.removeIf(this::inView);
  }

  /** The view's own word, with the change that it comes from; empty while only accepted. */
  public Optional<ViewedStatus> viewed(String runId) {
    return view.find(runId);
  }

  /** Looks into the acceptances first: a run leaves them only once it is in the view. */
  private Optional<RunStatus> look(String runId) {
    Optional<RunStatus> mine = accepted.find(runId);
    return mine.isPresent()
        ? Optional.of(viewed(mine.get()))
        : view.find(runId).map(ViewedStatus::status);
  }

  private RunStatus viewed(RunStatus mine) {
    try {
      return view.find(mine.run().runId()).map(ViewedStatus::status).map(mine::merge).orElse(mine);
    } catch (ErrorResponseException e) {
      return mine;
    }
  }

  private void seen(String runId) {
    try {
      view.find(runId).map(ViewedStatus::status).ifPresent(accepted::seen);
    } catch (ErrorResponseException e) {
      // The view is being filled; viewFilled() looks again.
    }
  }

  private boolean inView(RunStatus mine) {
    try {
      return view.find(mine.run().runId())
          .filter(viewed -> viewed.status().progress().compareTo(mine.progress()) >= 0)
          .isPresent();
    } catch (ErrorResponseException e) {
      return false;
    }
  }
}
