package dev.innovationpipeline.ingest.status.topology;

import java.time.Duration;

/** Delays the poll after one that found records, so that the next fetch brings more at once. */
final class PollThrottle {

  private final long nanos;
  private long next;
  private boolean busy;

  PollThrottle(Duration minInterval) {
    this.nanos = minInterval.toNanos();
  }

  /**
   * @param now of {@link System#nanoTime()}
   */
  void found(long now) {
    busy = true;
    next = now + nanos;
  }

  /**
   * How long to wait before the next poll, in nanoseconds; 0 when the last polls found nothing.
   *
   * @param now of {@link System#nanoTime()}
   */
  long left(long now) {
    busy = busy && next - now > 0;
    return busy ? next - now : 0;
  }
}
