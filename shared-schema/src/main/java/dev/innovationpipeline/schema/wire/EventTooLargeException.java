package dev.innovationpipeline.schema.wire;

/** An event that would not fit a record; it is never cut. */
public final class EventTooLargeException extends RuntimeException {

  public EventTooLargeException(String message) {
    super(message);
  }
}
