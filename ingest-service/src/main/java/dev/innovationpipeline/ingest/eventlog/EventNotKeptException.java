package dev.innovationpipeline.ingest.eventlog;

/** The broker did not acknowledge an event in time. */
public final class EventNotKeptException extends RuntimeException {

  public EventNotKeptException(Throwable cause) {
    super(cause);
  }
}
