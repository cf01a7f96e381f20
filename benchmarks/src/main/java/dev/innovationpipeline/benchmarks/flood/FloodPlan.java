package dev.innovationpipeline.benchmarks.flood;

import java.time.Duration;

/**
 * The plan of a measurement of a flood.
 *
 * @param floodPerSecond requests of the flooding key
 * @param readsPerSecond requests of the other keys for the results of a run
 * @param startsPerSecond requests of those keys that start a run
 * @param rounds each without and then with the flood
 * @param seconds of each half of a round
 * @param warmUpSeconds with the flood
 */
record FloodPlan(
    int floodPerSecond,
    int readsPerSecond,
    int startsPerSecond,
    int rounds,
    int seconds,
    int warmUpSeconds) {

  private static final int STARTS_OF_A_KEY = 15;

  FloodPlan {
    if (floodPerSecond < 1
        || readsPerSecond < 1
        || startsPerSecond < 1
        || rounds < 1
        || seconds < 1
        || warmUpSeconds < 1) {
      throw new IllegalArgumentException("All numbers must be at least 1.");
    }
  }

  /** As many as it takes for each to start fewer runs a second than one key may. */
  int otherKeys() {
    return Math.ceilDiv(startsPerSecond, STARTS_OF_A_KEY);
  }

  Duration half() {
    return Duration.ofSeconds(seconds);
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
