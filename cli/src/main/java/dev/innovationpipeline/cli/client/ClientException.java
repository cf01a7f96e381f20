package dev.innovationpipeline.cli.client;

import org.jspecify.annotations.Nullable;

/** The server did not do what was asked; the message says what to do, for people. */
public final class ClientException extends RuntimeException {

  private final boolean passing;

  public ClientException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param passing whether the same may succeed in a moment
   */
  public ClientException(String message, @Nullable Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  public boolean isPassing() {
    return passing;
  }
}
