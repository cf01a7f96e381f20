package dev.innovationpipeline.ingest.run;

/** The broker did not acknowledge an event in time. */
public final class EventNotKeptException extends RuntimeException {

  EventNotKeptException(Throwable cause) {
    super(cause);
  }
}
