package dev.innovationpipeline.processor.engine.consumer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are assigned to this process, and the membership under which it owns them.
 * The poll thread changes both; the commit thread and meters read them.
 */
final class OwnedPartitions {

  private final Map<TopicPartition, PartitionOffsetTracker> trackers = new ConcurrentHashMap<>();
  private volatile @Nullable ConsumerGroupMetadata membership;

  Map<TopicPartition, PartitionOffsetTracker> trackers() {
    return trackers;
  }

  /** Null before the first poll. */
  @Nullable ConsumerGroupMetadata membership() {
    return membership;
  }

  void joined(ConsumerGroupMetadata current) {
    membership = current;
  }

  /** Records taken up whose results are not committed. */
  int open(Predicate<TopicPartition> which) {
    return trackers.entrySet().stream()
        .filter(owned -> which.test(owned.getKey()))
        .mapToInt(owned -> owned.getValue().open())
        .sum();
  }
}
