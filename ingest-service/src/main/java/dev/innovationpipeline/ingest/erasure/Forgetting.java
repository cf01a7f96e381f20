package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.document.DocumentStore;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final DocumentStore documents;
  private final EventTransactions events;
  private final InstantSource clock;

  Forgetting(
      RunStatuses statuses,
      DocumentStore documents,
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
    forgetDocument(status);
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

  /** Keeps a document that another run uses, under any address. */
  private void forgetDocument(RunStatus status) {
    DocumentStore.idOf(status.run().blobUrl())
        .filter(
            id ->
                !statuses.any(
                    other ->
                        !other.run().runId().equals(status.run().runId())
                            && DocumentStore.idOf(other.run().blobUrl())
                                .filter(id::equals)
                                .isPresent()))
        .ifPresent(this::delete);
  }

  private void delete(String documentId) {
    try {
      documents.delete(documentId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
