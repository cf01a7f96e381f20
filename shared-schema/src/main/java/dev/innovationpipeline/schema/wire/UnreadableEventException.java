package dev.innovationpipeline.schema.wire;

/** A record on an event topic that is no event; it belongs in the dead-letter topic. */
public final class UnreadableEventException extends RuntimeException {

  public UnreadableEventException(String message) {
    super(message);
  }

  public UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
