package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.platform.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
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
   * @param since for people
   * @param begun by the elapsed time of the process
   * @param tries that failed since then
   * @param reason the latest error of the store
   */
  public record Outage(Instant since, Duration begun, int tries, String reason) {}

  private final TimeSource time;
  private final Map<String, Outage> outages = new TreeMap<>();

  StoreCondition(TimeSource time) {
    this.time = time;
  }

  /** The longest of any writing thread; empty while all can write. */
  public synchronized Optional<Outage> outage() {
    return outages.values().stream().min(Comparator.comparing(Outage::begun));
  }

  /** How long it has not been writable; zero while it is. */
  public Duration away() {
    return outage().map(outage -> time.elapsed().minus(outage.begun())).orElse(Duration.ZERO);
  }

  synchronized void failed(RuntimeException why) {
    String reason = rootMessage(why);
    Outage before = outages.get(writer());
    outages.put(
        writer(),
        before == null
            ? new Outage(time.instant(), time.elapsed(), 1, reason)
            : new Outage(before.since(), before.begun(), before.tries() + 1, reason));
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
