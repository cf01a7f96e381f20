package dev.innovationpipeline.sink.batch;

/** An event that no table can hold; it belongs in the dead-letter topic. */
public final class UnwritableEventException extends RuntimeException {

  public UnwritableEventException(String message) {
    super(message);
  }
}
