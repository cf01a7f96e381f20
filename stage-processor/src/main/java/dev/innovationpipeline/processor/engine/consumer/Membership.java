package dev.innovationpipeline.processor.engine.consumer;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the group still counts on this process. One that was frozen for longer than its session
 * does not know that others have its partitions: the records that it has fetched are theirs. From
 * then on nothing new begins here, until the group has answered heartbeats or has taken the process
 * in again.
 */
final class Membership {

  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  /** The answer to one may have been on its way since before the process was frozen. */
  private static final int HEARTBEATS = 2;

  /** The generation of one that is in no group, and so has nothing of others. */
  private static final int NONE = -1;

  private final long session;
  private final LongSupplier nanos;
  private volatile long lastPoll;
  private volatile boolean inDoubt;
  private int generation = NONE;
  private double heartbeats;

  /**
   * @param session how long the group waits for a sign of life
   * @param nanos a clock that goes on while the process is frozen
   */
  Membership(Duration session, LongSupplier nanos) {
    this.session = session.toNanos();
    this.nanos = nanos;
    lastPoll = nanos.getAsLong();
  }

  /** Also asked by the threads that work, which may be awake before the poll thread is. */
  boolean isInDoubt() {
    return inDoubt || nanos.getAsLong() - lastPoll > session;
  }

  Duration sinceLastPoll() {
    return Duration.ofNanos(nanos.getAsLong() - lastPoll);
  }

  /** Called by the poll thread after each poll, before it takes what the poll returned. */
  void polled(Consumer<?, ?> consumer) {
    polled(consumer.groupMetadata().generationId(), () -> heartbeats(consumer));
  }

  /**
   * @param current generation of the group; negative while the process is in none
   * @param answered heartbeats since the start
   */
  void polled(int current, DoubleSupplier answered) {
    long now = nanos.getAsLong();
    boolean wasFrozen = generation > NONE && now - lastPoll > session;
    boolean isTakenIn = current > NONE && current != generation;
    if (isTakenIn) {
      inDoubt = false;
    } else if (wasFrozen) {
      inDoubt = true;
      heartbeats = answered.getAsDouble();
      log.warn(
          "Nothing ran here for {} s, longer than the group waits; nothing new begins until the"
              + " group has answered.",
          Duration.ofNanos(now - lastPoll).toSeconds());
    } else if (inDoubt && current > NONE && answered.getAsDouble() >= heartbeats + HEARTBEATS) {
      inDoubt = false;
    }
    generation = current;
    lastPoll = now;
  }

  private static double heartbeats(Consumer<?, ?> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("heartbeat-total"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }
}
