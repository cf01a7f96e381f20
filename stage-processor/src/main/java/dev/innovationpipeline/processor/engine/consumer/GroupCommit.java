package dev.innovationpipeline.processor.engine.consumer;

import java.time.Duration;

/**
 * How long a transaction waits for more results (group commit). Each transaction costs some ten
 * requests, and the readers of all its partitions a fetch. Results wait only when nothing waits for
 * them but readers: their next stage has begun from memory, or there is none. Used by the commit
 * thread.
 */
final class GroupCommit {

  private final long interval;
  private long earliest;

  /**
   * @param interval from the beginning of a transaction to that of the next
   * @param now of {@link System#nanoTime}
   */
  GroupCommit(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.earliest = now;
  }

  /** Zero or less: begin now. */
  long nanosLeft(boolean isAwaited, long now) {
    return isAwaited ? 0 : earliest - now;
  }

  void began(long now) {
    earliest = now + interval;
  }
}
