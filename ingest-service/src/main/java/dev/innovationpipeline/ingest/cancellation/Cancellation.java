package dev.innovationpipeline.ingest.cancellation;

import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.Completions;
import dev.innovationpipeline.ingest.status.view.Completions.CompletionsUnknownException;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Cancels a run's newest attempt. A completion that is in the log by now wins, as it is paid for;
 * one that comes later loses, so that a run that was said to be cancelled stays so.
 */
@Component
public class Cancellation {

  private final RunStatuses statuses;
  private final Completions completions;
  private final Endings endings;
  private final EventLog events;
  private final InstantSource clock;

  Cancellation(
      RunStatuses statuses,
      Completions completions,
      Endings endings,
      EventLog events,
      InstantSource clock) {
    this.statuses = statuses;
    this.completions = completions;
    this.endings = endings;
    this.events = events;
    this.clock = clock;
  }

  /** Returns the status of the run after the cancellation. */
  public RunStatus cancel(String runId) {
    RunStatus status = unlessEnded(statuses.require(runId));
    if (status.staysCancelled()) {
      return status;
    }
    Optional<RunStatus> completed = logged(status);
    if (completed.isPresent()) {
      statuses.accepted(completed.get());
      return unlessEnded(statuses.require(runId));
    }
    try (Endings.Watch shown = endings.of(runId)) {
      append(status.cancellation(clock.instant()));
      shown.await();
    }
    return unlessEnded(statuses.require(runId));
  }

  private Optional<RunStatus> logged(RunStatus status) {
    try {
      return completions.logged(status.run());
    } catch (CompletionsUnknownException e) {
      throw Problems.unavailable(
          "Kafka did not tell whether the run is completed. Send the request again; it is"
              + " idempotent.",
          e);
    }
  }

  private void append(RunCancelled event) {
    try {
      events.append(event);
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge the cancellation. Send the request again; it is idempotent.",
          e);
    }
    statuses.accepted(RunStatus.of(event));
  }

  private static RunStatus unlessEnded(RunStatus status) {
    if (status.status() == Status.COMPLETED || status.status() == Status.FAILED) {
      throw Problems.conflict(
          "Run %s is %s already, so there is nothing to cancel."
              .formatted(status.run().runId(), status.status()));
    }
    return status;
  }
}
