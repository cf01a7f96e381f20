package dev.innovationpipeline.platform.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Leaves a line of Kafka's clients on a broker that does not answer once a minute. Each of the many
 * clients of a process writes several a second, for as long as it is away.
 */
final class RepeatedLines extends TurboFilter {

  private static final String CLIENTS = "org.apache.kafka.clients.";

  private static final List<String> OF_AN_OUTAGE =
      List.of(
          "Rebootstrapping with",
          "could not be established",
          "Node {} disconnected",
          "Bootstrap broker {} disconnected",
          "Cancelled in-flight");

  private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final Map<String, AtomicLong> next = new ConcurrentHashMap<>();

  RepeatedLines(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      @Nullable Object @Nullable [] parameters,
      @Nullable Throwable failure) {
    if (format == null
        || level.levelInt < Level.INFO_INT
        || !logger.getName().startsWith(CLIENTS)) {
      return FilterReply.NEUTRAL;
    }
    for (String kind : OF_AN_OUTAGE) {
      if (format.contains(kind)) {
        return isDue(kind) ? FilterReply.NEUTRAL : FilterReply.DENY;
      }
    }
    return FilterReply.NEUTRAL;
  }

  private boolean isDue(String kind) {
    long now = nanoTime.getAsLong();
    AtomicLong due = next.computeIfAbsent(kind, first -> new AtomicLong(now));
    long before = due.get();
    return now - before >= 0 && due.compareAndSet(before, now + INTERVAL);
  }
}
