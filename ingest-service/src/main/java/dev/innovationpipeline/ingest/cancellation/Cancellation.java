package dev.innovationpipeline.ingest.cancellation;

import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Cancels a run's newest attempt. A completion at the same moment wins, as it is paid for; the
 * answer waits until that is decided.
 */
@Component
class Cancellation {

  private final RunStatuses statuses;
  private final Endings endings;
  private final EventLog events;
  private final InstantSource clock;

  Cancellation(RunStatuses statuses, Endings endings, EventLog events, InstantSource clock) {
    this.statuses = statuses;
    this.endings = endings;
    this.events = events;
    this.clock = clock;
  }

  /** Returns the status of the run after the cancellation. */
  RunStatus cancel(String runId) {
    RunStatus status = unlessEnded(statuses.require(runId));
    if (status.status() == Status.CANCELLED) {
      return status;
    }
    try (Endings.Watch completion = endings.of(runId)) {
      append(status.cancellation(clock.instant()));
      completion.await();
    }
    return unlessEnded(statuses.require(runId));
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
