package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Erases a run: first its document, as only the run's status has the address, then, by an event,
 * the data that every consumer holds of it.
 */
@Component
class Forgetting {

  private final RunStatuses statuses;
  private final ForgottenDocuments documents;
  private final EventTransactions events;
  private final InstantSource clock;

  Forgetting(
      RunStatuses statuses,
      ForgottenDocuments documents,
      EventTransactions events,
      InstantSource clock) {
    this.statuses = statuses;
    this.documents = documents;
    this.events = events;
    this.clock = clock;
  }

  /** Idempotent. */
  void forget(String runId) {
    RunStatus status =
        statuses.find(runId).orElseThrow(() -> Problems.notFound("There is no run " + runId + "."));
    if (status.status() == Status.FORGOTTEN) {
      return;
    }
    AuditSubject.note(runId, List.of(status.run().companyId()));
    documents.forget(status);
    RunForgotten forgotten = new RunForgotten(status.run(), clock.instant());
    try {
      events.append(
          status.status().isTerminal()
              ? List.of(forgotten)
              : List.of(status.cancellation(clock.instant()), forgotten));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge that the run is forgotten. Send the request again.", e);
    }
    statuses.accepted(RunStatus.of(forgotten));
  }
}
