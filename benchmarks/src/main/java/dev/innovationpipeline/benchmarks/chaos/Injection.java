package dev.innovationpipeline.benchmarks.chaos;

import dev.innovationpipeline.benchmarks.check.Calls;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was injected.
 *
 * @param begun when it began
 * @param over when the process ran and was connected again, as far as its starter knows
 * @param healed when a run that was submitted after that had completed; null when none did in time,
 *     or a point of the code was not reached
 */
record Injection(ChaosPlan.Cell cell, Instant begun, Instant over, @Nullable Instant healed) {

  /** From the end of the fault; null when it did not heal. */
  @Nullable Duration timeToHeal() {
    return healed == null ? null : Duration.between(over, healed);
  }

  Calls.Disturbance disturbance() {
    return new Calls.Disturbance(begun, healed == null ? Instant.MAX : healed);
  }
}
