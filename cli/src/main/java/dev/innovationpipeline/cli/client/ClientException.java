package dev.innovationpipeline.cli.client;

import org.jspecify.annotations.Nullable;

/** A request failed; the message tells the user why, and what to do. */
public final class ClientException extends RuntimeException {

  private final boolean transientFailure;

  public ClientException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param transientFailure whether the same request may succeed in a moment
   */
  public ClientException(String message, @Nullable Throwable cause, boolean transientFailure) {
    super(message, cause);
    this.transientFailure = transientFailure;
  }

  public boolean isTransient() {
    return transientFailure;
  }
}
