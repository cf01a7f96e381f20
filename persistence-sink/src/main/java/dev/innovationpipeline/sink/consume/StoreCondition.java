package dev.innovationpipeline.sink.consume;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the store can be written, and if not, since when and why; for logs and health. */
final class StoreCondition {

  private static final Logger log = LoggerFactory.getLogger(StoreCondition.class);

  /**
   * @param tries that failed since then
   * @param reason the latest error of the store
   */
  public record Outage(Instant since, int tries, String reason) {}

  private final InstantSource clock;
  private final Map<String, Outage> outages = new TreeMap<>();

  StoreCondition(InstantSource clock) {
    this.clock = clock;
  }

  /** The longest of any writing thread; empty while all can write. */
  public synchronized Optional<Outage> outage() {
    return outages.values().stream().min(Comparator.comparing(Outage::since));
  }

  /** How long it has not been writable; zero while it is. */
  public Duration away() {
    return outage()
        .map(outage -> Duration.between(outage.since(), clock.instant()))
        .orElse(Duration.ZERO);
  }

  synchronized void failed(RuntimeException why) {
    String reason = rootMessage(why);
    Outage before = outages.get(writer());
    outages.put(
        writer(),
        before == null
            ? new Outage(clock.instant(), 1, reason)
            : new Outage(before.since(), before.tries() + 1, reason));
    if (before == null || !before.reason().equals(reason)) {
      log.error(
          "Events cannot be written: {} Nothing is lost: reading pauses, and the batch is retried"
              + " until it is written.",
          reason);
    }
  }

  synchronized void worked() {
    Outage ended = outages.remove(writer());
    if (ended != null) {
      log.info(
          "The store can be written again, after {} failed tries since {}.",
          ended.tries(),
          ended.since());
    }
  }

  private static String writer() {
    return Thread.currentThread().getName();
  }

  private static String rootMessage(Throwable why) {
    Throwable root = why;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
