package dev.innovationpipeline.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads partitions from where a consumer is to ends that are known when the reading begins. Which
 * records those are is the caller's choice: by the consumer's isolation level, its positions, and
 * the ends, which may be those of what is committed or of all that is written; with {@code
 * read_committed} and the latter it waits for transactions that are open before the end.
 */
public final class BoundedRead {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

  private BoundedRead() {}

  /**
   * Hands over each record, and those behind an end that come along with one before it.
   *
   * @param consumer is assigned these partitions; those that are read to their end stay paused
   * @param ends the offsets before which all is wanted
   * @param wantsMore takes a record; false ends the reading
   * @return false when it did not come to the ends in time
   */
  public static <K, V> boolean read(
      Consumer<K, V> consumer,
      Map<TopicPartition, Long> ends,
      Duration timeout,
      Predicate<ConsumerRecord<K, V>> wantsMore) {
    Map<TopicPartition, Long> reading = new HashMap<>(ends);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      reading.entrySet().removeIf(end -> isRead(consumer, end.getKey(), end.getValue()));
      if (reading.isEmpty()) {
        return true;
      }
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      for (ConsumerRecord<K, V> message : consumer.poll(POLL_TIMEOUT)) {
        if (!wantsMore.test(message)) {
          return true;
        }
      }
    }
  }

  private static boolean isRead(Consumer<?, ?> consumer, TopicPartition partition, long end) {
    boolean read = consumer.position(partition) >= end;
    if (read) {
      consumer.pause(List.of(partition));
    }
    return read;
  }
}
