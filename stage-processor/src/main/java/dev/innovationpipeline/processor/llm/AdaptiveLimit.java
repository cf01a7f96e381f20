package dev.innovationpipeline.processor.llm;

/**
 * Adapts the number of concurrent calls to the provider's capacity: an answered call raises the
 * limit by a third of a call, a refused one lowers it by one, but only while more than a fifth of
 * recent calls are refused. The limit settles at the provider's capacity, and it stays high where
 * refusals are random and fewer calls would not help; halving ends at one call there.
 * docs/decisions/005 has the measurements.
 *
 * <p>A refusal is evidence about the number of calls that were open, which may be far below a limit
 * that was never reached. So the limit first falls to the recent maximum of open calls.
 */
final class AdaptiveLimit {

  private static final double GROWTH_PER_ANSWER = 1.0 / 3;

  /** The recent maximum decays while the open calls are replaced this many times. */
  private static final double DECAY_ROUNDS = 4;

  /** Fewer calls are no sample to estimate a share from. */
  private static final int MIN_CALLS = 20;

  /** Refusals are cheap: below this share fewer calls would hardly help. */
  private static final double MAX_REFUSED_SHARE = 0.2;

  private final int max;
  private double limit;
  private double limitAtLastAnswer;
  private double recentMaxOpen;

  /** A share of the calls that were begun, since refusals arrive sooner than answers. */
  private double recentRefusedShare;

  AdaptiveLimit(int max) {
    this.max = max;
    this.limit = max;
    this.limitAtLastAnswer = max;
  }

  synchronized int current() {
    return (int) limit;
  }

  /**
   * @param open calls, including the new one
   */
  synchronized void opened(int open) {
    recentMaxOpen = Math.max(recentMaxOpen, open);
    recentRefusedShare -= recentRefusedShare / sampleSize();
  }

  /**
   * @param open calls, including the one that ended
   */
  synchronized void answered(int open) {
    limit = Math.min(max, limit + GROWTH_PER_ANSWER);
    limitAtLastAnswer = limit;
    decay(open);
  }

  /**
   * The provider is about to answer after a time in which it refused everything, however few calls
   * were open: the limit is the one of before.
   */
  synchronized void recovered() {
    limit = Math.max(limit, limitAtLastAnswer);
    recentRefusedShare = 0;
  }

  /**
   * @param open calls, including the one that ended
   */
  synchronized void refused(int open) {
    recentRefusedShare += 1 / sampleSize();
    if (recentRefusedShare > MAX_REFUSED_SHARE) {
      limit = Math.max(1, Math.min(limit, recentMaxOpen + 1) - 1);
    }
    decay(open);
  }

  private void decay(int open) {
    recentMaxOpen -= (recentMaxOpen - open) / (DECAY_ROUNDS * sampleSize());
  }

  private double sampleSize() {
    return Math.max(recentMaxOpen, MIN_CALLS);
  }
}
