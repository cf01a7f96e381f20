package dev.innovationpipeline.ingest.status.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long runs wait for a review.
 *
 * @param remindAfter how long a run waits before a reminder; 0 for none. 24 h: a working day.
 * @param timeout how long a run waits at most; 0 for as long as it takes, which is the default, as
 *     nobody else knows what a missing review means
 * @param onTimeout what becomes of it then
 * @param checkInterval between two looks at the runs that wait. 1 min: waits last hours.
 */
@ConfigurationProperties("pipeline.review")
public record ReviewSettings(
    @DefaultValue("24h") Duration remindAfter,
    @DefaultValue("0s") Duration timeout,
    @DefaultValue("keep") OnTimeout onTimeout,
    @DefaultValue("1m") Duration checkInterval) {

  /** The decisions that time makes. */
  public enum OnTimeout {
    APPROVE,
    REJECT,
    KEEP
  }

  public ReviewSettings {
    if (remindAfter.isNegative() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "pipeline.review.remind-after and pipeline.review.timeout must be 0 or more, but are %s and %s."
              .formatted(remindAfter, timeout));
    }
    if (!checkInterval.isPositive()) {
      throw new IllegalArgumentException(
          "pipeline.review.check-interval must be more than 0, but is " + checkInterval + ".");
    }
    if (timeout.isZero() != (onTimeout == OnTimeout.KEEP)) {
      throw new IllegalArgumentException(
          "pipeline.review.timeout and pipeline.review.on-timeout belong together: give both a time"
              + " and approve or reject, or neither.");
    }
  }

  /** When the wait of a run ends by itself; null for never. */
  public @Nullable Instant until(Instant since) {
    return onTimeout == OnTimeout.KEEP ? null : since.plus(timeout);
  }
}
