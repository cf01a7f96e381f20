package dev.innovationpipeline.ingest.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** When a message is tried again. */
final class RetrySchedule {

  private static final double JITTER = 0.1;

  /** A receiver may ask for a later try, but not for as long as it likes. */
  private static final Duration MAX_RETRY_AFTER_INTERVAL = Duration.ofDays(1);

  private final List<Duration> pauses;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to 1
   */
  RetrySchedule(List<Duration> pauses, DoubleSupplier random) {
    this.pauses = List.copyOf(pauses);
    this.random = random;
  }

  /**
   * Empty after the last try.
   *
   * @param failed tries so far, this one included
   * @param asked what the receiver said in Retry-After
   */
  Optional<Instant> next(int failed, Instant now, @Nullable Duration asked) {
    if (failed > pauses.size()) {
      return Optional.empty();
    }
    Duration pause = jittered(pauses.get(failed - 1));
    Duration wanted =
        asked == null || asked.compareTo(MAX_RETRY_AFTER_INTERVAL) < 0
            ? asked
            : MAX_RETRY_AFTER_INTERVAL;
    return Optional.of(now.plus(wanted == null || wanted.compareTo(pause) < 0 ? pause : wanted));
  }

  private Duration jittered(Duration pause) {
    double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
    return Duration.ofMillis(Math.round(pause.toMillis() * factor));
  }
}
