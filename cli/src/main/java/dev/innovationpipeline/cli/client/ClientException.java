package dev.innovationpipeline.cli.client;

import org.jspecify.annotations.Nullable;

/** A request failed; the message tells the user why, and what to do. */
public final class ClientException extends RuntimeException {

  private final boolean transientFailure;
  private final boolean wrongUsage;

  public ClientException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param transientFailure whether the same request may succeed in a moment
   */
  public ClientException(String message, @Nullable Throwable cause, boolean transientFailure) {
    this(message, cause, transientFailure, false);
  }

  private ClientException(
      String message, @Nullable Throwable cause, boolean transientFailure, boolean wrongUsage) {
    super(message, cause);
    this.transientFailure = transientFailure;
    this.wrongUsage = wrongUsage;
  }

  /** A failure for what the user gave to the command, such as a file that is not there. */
  public static ClientException wrongUsage(String message, @Nullable Throwable cause) {
    return new ClientException(message, cause, false, true);
  }

  public boolean isTransient() {
    return transientFailure;
  }

  /** Whether the user must give the command something else. */
  public boolean isWrongUsage() {
    return wrongUsage;
  }
}
