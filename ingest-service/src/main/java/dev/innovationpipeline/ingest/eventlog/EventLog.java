package dev.innovationpipeline.ingest.eventlog;

import dev.innovationpipeline.schema.event.RunEvent;

/** Appends events to the log. */
public interface EventLog {

  /**
   * Returns once all in-sync replicas have the event.
   *
   * @throws EventNotKeptException when Kafka did not acknowledge it in time
   */
  void append(RunEvent event);

  /** Kafka did not acknowledge an event in time; the event may still be in the log. */
  final class EventNotKeptException extends RuntimeException {

    public EventNotKeptException(Throwable cause) {
      super("Kafka did not acknowledge the event.", cause);
    }
  }
}
