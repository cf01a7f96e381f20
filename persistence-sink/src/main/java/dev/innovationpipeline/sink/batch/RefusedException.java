package dev.innovationpipeline.sink.batch;

import org.jspecify.annotations.Nullable;

/** The store refuses what a record says; trying again would not help. */
public final class RefusedException extends RuntimeException {

  public RefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
