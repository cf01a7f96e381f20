package dev.innovationpipeline.ingest.status.aggregation;

import java.time.Duration;

/**
 * Delays the poll after one that found records, so that the next brings more of them and a run that
 * changed several times is written once. The delay follows the rate: next to none while little
 * happens, the longest when both sides are busy with fetches.
 */
final class PollThrottle {

  /** An interval in which as many records arrive costs about as much as their fetch. */
  private static final double NANOS_PER_RECORD_A_SECOND = 30_000;

  /** In nanoseconds; the rate is a moving average over about this time. */
  private static final double AVERAGING_INTERVAL = 1e9;

  private final double longest;
  private double perSecond;
  private long last;
  private boolean known;
  private long interval;

  PollThrottle(Duration longest) {
    this.longest = (double) longest.toNanos();
  }

  /**
   * @param records that a poll found
   * @param now of {@link System#nanoTime()}
   */
  void found(int records, long now) {
    double since = known ? Math.max(1.0, (double) (now - last)) : AVERAGING_INTERVAL;
    double weight = -Math.expm1(-since / AVERAGING_INTERVAL);
    perSecond += weight * (records * 1e9 / since - perSecond);
    last = now;
    known = true;
    interval = (long) Math.min(longest, perSecond * NANOS_PER_RECORD_A_SECOND);
  }

  /**
   * How long to wait before the next poll, in nanoseconds; 0 after a pause.
   *
   * @param now of {@link System#nanoTime()}
   */
  long left(long now) {
    return known ? Math.max(0, interval - (now - last)) : 0;
  }
}
