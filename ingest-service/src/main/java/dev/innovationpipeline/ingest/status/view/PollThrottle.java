package dev.innovationpipeline.ingest.status.view;

import java.time.Duration;

/** How soon to ask again after something was found: more has come by then, and comes at once. */
final class PollThrottle {

  private final long nanos;
  private long next;
  private boolean busy;

  PollThrottle(Duration between) {
    this.nanos = between.toNanos();
  }

  /**
   * @param now of {@link System#nanoTime()}
   */
  void found(long now) {
    busy = true;
    next = now + nanos;
  }

  /**
   * How long to wait before asking again, in nanoseconds; 0 when nothing was found lately.
   *
   * @param now of {@link System#nanoTime()}
   */
  long left(long now) {
    busy = busy && next - now > 0;
    return busy ? next - now : 0;
  }
}
