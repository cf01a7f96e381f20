package dev.innovationpipeline.benchmarks.chaos.upgrade;

import dev.innovationpipeline.benchmarks.check.Calls;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process that was replaced by one of this version.
 *
 * @param wasAlive whether the one before had run until then
 * @param begun when that was asked to stop
 * @param ready when the new one was ready
 * @param healed when a run that was submitted after that had completed; null when none did in time
 */
record Replacement(
    Member member, boolean wasAlive, Instant begun, Instant ready, @Nullable Instant healed) {

  boolean isSound() {
    return wasAlive && healed != null;
  }

  /** Of the stop and the start. */
  Duration length() {
    return Duration.between(begun, ready);
  }

  /** From when the new one was ready; null when it did not heal. */
  @Nullable Duration timeToHeal() {
    return healed == null ? null : Duration.between(ready, healed);
  }

  Calls.Disturbance disturbance() {
    return new Calls.Disturbance(begun, healed == null ? Instant.MAX : healed);
  }

  @Override
  public String toString() {
    Duration heal = timeToHeal();
    return "%s replaced in %.1f s, %s%s"
        .formatted(
            member,
            length().toMillis() / 1e3,
            heal == null ? "NOT HEALED" : "healed in %.1f s".formatted(heal.toMillis() / 1e3),
            wasAlive ? "" : "; the one before HAD ENDED by itself");
  }
}
