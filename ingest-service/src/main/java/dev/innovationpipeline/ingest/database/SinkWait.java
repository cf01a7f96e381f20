package dev.innovationpipeline.ingest.database;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits until the sink has written what was published, so that the next read from any instance
 * shows it. The sink usually writes within tens of milliseconds; what was published is kept without
 * it, so nobody waits for long.
 */
public final class SinkWait {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(15);

  private SinkWait() {}

  /** The first answer that shows it; empty when none does in time. */
  public static <T> Optional<T> until(Supplier<T> read, Predicate<? super T> shows)
      throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      T answer = read.get();
      if (shows.test(answer)) {
        return Optional.of(answer);
      }
      Thread.sleep(POLL_INTERVAL);
    }
    return Optional.empty();
  }
}
