package dev.innovationpipeline.local.cli;

import org.jspecify.annotations.Nullable;

/** The server did not do what was asked; the message says what to do, for people. */
final class ClientException extends RuntimeException {

  ClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
