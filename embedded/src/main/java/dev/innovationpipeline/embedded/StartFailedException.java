package dev.innovationpipeline.embedded;

/** The local pipeline cannot start; the message says why and what to do, for people. */
public final class StartFailedException extends RuntimeException {

  public StartFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  public StartFailedException(String message) {
    super(message);
  }
}
