package dev.innovationpipeline.ingest.erasure;

import dev.innovationpipeline.ingest.cancellation.Cancellation;
import dev.innovationpipeline.ingest.document.DocumentStore;
import dev.innovationpipeline.ingest.eventlog.EventNotKeptException;
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
 * Has a run forgotten: its document first, as only the run knows where that is, then, by an event,
 * everything that every reader has of it.
 */
@Component
public class Forgetting {

  private final RunStatuses statuses;
  private final DocumentStore documents;
  private final Cancellation cancellation;
  private final EventTransactions events;
  private final InstantSource clock;

  Forgetting(
      RunStatuses statuses,
      DocumentStore documents,
      Cancellation cancellation,
      EventTransactions events,
      InstantSource clock) {
    this.statuses = statuses;
    this.documents = documents;
    this.cancellation = cancellation;
    this.events = events;
    this.clock = clock;
  }

  /** However often it is asked for. */
  public void forget(String runId) {
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
              : List.of(cancellation.cancellation(status), forgotten));
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge that the run is forgotten. Send it again.", e);
    }
    statuses.accepted(RunStatus.of(forgotten));
  }

  /** Unless another run is about the same document, under whatever address. */
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
