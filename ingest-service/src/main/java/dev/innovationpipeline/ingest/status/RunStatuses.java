package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;
import org.springframework.web.ErrorResponseException;

/** Where runs stand, read-your-writes: what was accepted here is known here at once. */
public final class RunStatuses {

  private final StatusView view;
  private final AcceptedRuns accepted;

  RunStatuses(StatusView view, AcceptedRuns accepted) {
    this.view = view;
    this.accepted = accepted;
  }

  /**
   * Looks into the acceptances first: a run leaves them only once it is in the view.
   *
   * @throws ErrorResponseException 503 when the run is not known here and the view is not complete
   */
  public Optional<RunStatus> find(String runId) {
    Optional<RunStatus> mine = accepted.find(runId);
    return mine.isPresent() ? Optional.of(viewed(mine.get())) : view.find(runId);
  }

  /** Notes a run whose request is kept by Kafka. */
  public void accepted(RunStatus status) {
    accepted.add(status);
    if (inView(status.run().runId())) {
      accepted.seen(status.run().runId());
    }
  }

  private RunStatus viewed(RunStatus mine) {
    try {
      return view.find(mine.run().runId()).map(mine::merge).orElse(mine);
    } catch (ErrorResponseException e) {
      return mine;
    }
  }

  private boolean inView(String runId) {
    try {
      return view.find(runId).isPresent();
    } catch (ErrorResponseException e) {
      return false;
    }
  }
}
