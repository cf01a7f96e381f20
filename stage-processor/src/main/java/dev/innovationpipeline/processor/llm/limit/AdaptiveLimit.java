package dev.innovationpipeline.processor.llm.limit;

/**
 * Finds out how many calls the provider takes at once: an answered call adds a third of a place, a
 * refused one takes away one, but only while more than a fifth of the latest calls are refused. So
 * it settles at the most that the provider takes, and keeps its height where refusals come at
 * random and fewer calls would help nobody; halving falls to one there. The figures are in
 * docs/decisions/005.
 *
 * <p>A refusal says something about the number of calls that were open, and that may be far below a
 * limit that was never reached: the limit falls to the most that were open lately.
 */
final class AdaptiveLimit {

  private static final double GROWTH_PER_ANSWER = 1.0 / 3;

  /** How many times the open calls have to end until "lately" is over. */
  private static final double MEMORY = 4;

  /** Calls of which a share can be told from chance. */
  private static final int LEAST_CALLS = 20;

  /** Refusals cost little; with fewer of them fewer calls would hardly help. */
  private static final double BEARABLE = 0.2;

  private final int most;
  private double limit;
  private double mostOpenLately;

  /** Counted by calls begun, since refusals come sooner than answers. */
  private double refusedLately;

  AdaptiveLimit(int most) {
    this.most = most;
    this.limit = most;
  }

  synchronized int current() {
    return (int) limit;
  }

  /**
   * @param open with the new one
   */
  synchronized void opened(int open) {
    mostOpenLately = Math.max(mostOpenLately, open);
    refusedLately -= refusedLately / latestCalls();
  }

  /**
   * @param open with the one that ended
   */
  synchronized void answered(int open) {
    limit = Math.min(most, limit + GROWTH_PER_ANSWER);
    forget(open);
  }

  /**
   * @param open with the one that ended
   */
  synchronized void refused(int open) {
    refusedLately += 1 / latestCalls();
    if (refusedLately > BEARABLE) {
      limit = Math.max(1, Math.min(limit, mostOpenLately + 1) - 1);
    }
    forget(open);
  }

  private void forget(int open) {
    mostOpenLately -= (mostOpenLately - open) / (MEMORY * latestCalls());
  }

  private double latestCalls() {
    return Math.max(mostOpenLately, LEAST_CALLS);
  }
}
