package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.schema.event.RunEvent;

/** Where events go to be kept. */
public interface EventLog {

  /**
   * Returns once the event is kept by all in-sync replicas.
   *
   * @throws EventNotKeptException when that is not known to have happened
   */
  void append(RunEvent event);
}
