package dev.innovationpipeline.benchmarks.check.live;

import org.jspecify.annotations.Nullable;

/** Topics or database cannot be read; the message says what to do. */
public final class UnreadableSourceException extends RuntimeException {

  UnreadableSourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
