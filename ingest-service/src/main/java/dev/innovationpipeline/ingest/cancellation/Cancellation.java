package dev.innovationpipeline.ingest.cancellation;

import dev.innovationpipeline.ingest.eventlog.EventLog;
import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancels a run's newest attempt. A completion at the same moment wins, as it is paid for. */
@Component
public class Cancellation {

  private final RunStatuses statuses;
  private final EventLog events;
  private final InstantSource clock;

  Cancellation(RunStatuses statuses, EventLog events, InstantSource clock) {
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  /** Returns the status of the run after the cancellation. */
  RunStatus cancel(String runId) {
    RunStatus status = unlessEnded(statuses.require(runId));
    if (status.status() == Status.CANCELLED) {
      return status;
    }
    RunCancelled event = cancellation(status);
    try {
      events.append(event);
    } catch (EventNotKeptException e) {
      throw Problems.unavailable(
          "Kafka did not acknowledge the cancellation. Send the request again; it is idempotent.",
          e);
    }
    statuses.accepted(RunStatus.of(event));
    return unlessEnded(statuses.require(runId));
  }

  /** The event that cancels a run in its current stage. */
  public RunCancelled cancellation(RunStatus status) {
    return new RunCancelled(status.run(), current(status), clock.instant());
  }

  private static RunStatus unlessEnded(RunStatus status) {
    if (status.status() == Status.COMPLETED || status.status() == Status.FAILED) {
      throw Problems.conflict(
          "Run %s is %s already, so there is nothing to cancel."
              .formatted(status.run().runId(), status.status()));
    }
    return status;
  }

  private static @Nullable Integer current(RunStatus status) {
    return status.currentStage() == 0 ? null : status.currentStage();
  }
}
