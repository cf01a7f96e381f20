package dev.innovationpipeline.benchmarks.status;

import java.time.Duration;

/**
 * The plan of a measurement of the status view.
 *
 * @param runsPerSecond runs begun each second, each watched by one client
 * @param seconds that runs begin, and that questions are asked
 * @param questionsPerSecond for the status
 * @param streams opened at once at the end
 * @param warmUpSeconds of runs before what is measured, and a quarter of it of questions
 */
record StatusPlan(
    int runsPerSecond, int seconds, int questionsPerSecond, int streams, int warmUpSeconds) {

  StatusPlan {
    if (runsPerSecond < 1
        || seconds < 1
        || questionsPerSecond < 1
        || streams < 1
        || warmUpSeconds < 4) {
      throw new IllegalArgumentException(
          "All numbers must be at least 1, the warm-up at least 4 s.");
    }
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }

  Duration duration() {
    return Duration.ofSeconds(seconds);
  }
}
