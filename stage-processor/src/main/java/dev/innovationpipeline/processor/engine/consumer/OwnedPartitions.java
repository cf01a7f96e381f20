package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import dev.innovationpipeline.schema.wire.RunPartitioner;
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
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private volatile @Nullable ConsumerGroupMetadata membership;

  Map<TopicPartition, PartitionOffsetTracker> trackers() {
    return trackers;
  }

  /** The number of partitions of a topic, as a rebalance shows it. */
  void counted(String topic, int partitions) {
    counts.put(topic, partitions);
  }

  /** Until the next rebalance, where runs are in this topic is left to the producer. */
  void uncount(String topic) {
    counts.remove(topic);
  }

  /** Where a run is in a topic; null while the number of its partitions is not known. */
  @Nullable TopicPartition partitionOf(String topic, String runId) {
    Integer partitions = counts.get(topic);
    return partitions == null
        ? null
        : new TopicPartition(topic, RunPartitioner.partitionOf(runId, partitions));
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
    int open = 0;
    for (Map.Entry<TopicPartition, PartitionOffsetTracker> owned : trackers.entrySet()) {
      if (which.test(owned.getKey())) {
        open += owned.getValue().open();
      }
    }
    return open;
  }
}
