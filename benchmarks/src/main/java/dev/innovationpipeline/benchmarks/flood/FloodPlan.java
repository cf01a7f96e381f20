package dev.innovationpipeline.benchmarks.flood;

import java.time.Duration;

/**
 * The plan of a measurement of a flood.
 *
 * @param floodPerSecond requests of the flooding key
 * @param readsPerSecond requests of another key for the results of a run
 * @param startsPerSecond requests of that key that start a run
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

  Duration half() {
    return Duration.ofSeconds(seconds);
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
