package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.ingest.eventlog.EventLog.EventNotKeptException;
import dev.innovationpipeline.schema.event.RunEvent;
import java.util.List;

/**
 * Appends events that belong together: readers see all of them or none. An event that a run is
 * forgotten comes with tombstones for all other events of the run.
 */
public interface EventTransactions {

  /**
   * Returns once all in-sync replicas have all events.
   *
   * @throws EventNotKeptException when Kafka did not acknowledge the transaction in time
   */
  void append(List<? extends RunEvent> events);

  /**
   * The same of events that begin an attempt, with the result that was reviewed for the stage that
   * starts from the last of them.
   */
  default void append(List<? extends RunEvent> events, String reviewed) {
    append(events);
  }
}
