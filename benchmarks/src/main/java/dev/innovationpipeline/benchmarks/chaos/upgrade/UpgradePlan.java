package dev.innovationpipeline.benchmarks.chaos.upgrade;

import java.time.Duration;

/**
 * @param from the version before
 * @param processorsFirst whether stage processors are upgraded before their readers
 * @param interval for which versions work side by side after each replacement
 * @param rate runs submitted per second
 * @param keep whether data and logs stay
 */
record UpgradePlan(
    Checkout from,
    boolean processorsFirst,
    Duration interval,
    double rate,
    long seed,
    boolean keep) {

  UpgradePlan {
    if (rate <= 0) {
      throw new IllegalArgumentException("--rate must be above 0.");
    }
  }
}
