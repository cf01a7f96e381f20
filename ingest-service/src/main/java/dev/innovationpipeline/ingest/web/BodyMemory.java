package dev.innovationpipeline.ingest.web;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that the bodies of all requests may take at a time. */
final class BodyMemory {

  private final AtomicLong free;

  BodyMemory(long bytes) {
    free = new AtomicLong(bytes);
  }

  /** Whether there is room for more bytes; they are taken then. */
  boolean take(long bytes) {
    if (free.addAndGet(-bytes) >= 0) {
      return true;
    }
    free.addAndGet(bytes);
    return false;
  }

  void giveBack(long bytes) {
    free.addAndGet(bytes);
  }
}
