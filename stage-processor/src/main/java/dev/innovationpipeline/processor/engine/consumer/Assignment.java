package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import dev.innovationpipeline.processor.engine.offset.RecentEvents;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the rebalances of the group: reads the progress of assigned partitions, and drains those
 * that are revoked. Used by the poll thread.
 */
final class Assignment implements ConsumerRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(Assignment.class);

  private final Consumer<String, byte[]> consumer;
  private final OwnedPartitions owned;
  private final Workers workers;
  private final DeadTransactions deadTransactions;
  private final FormerGroups formerGroups;
  private final String requests;
  private final Duration drainTimeout;

  /**
   * @param requests the topic whose records clients may have repeated
   */
  Assignment(
      Consumer<String, byte[]> consumer,
      OwnedPartitions owned,
      Workers workers,
      DeadTransactions deadTransactions,
      FormerGroups formerGroups,
      String requests,
      Duration drainTimeout) {
    this.consumer = consumer;
    this.owned = owned;
    this.workers = workers;
    this.deadTransactions = deadTransactions;
    this.formerGroups = formerGroups;
    this.requests = requests;
    this.drainTimeout = drainTimeout;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    owned.joined(consumer.groupMetadata());
    try {
      for (String topic : consumer.subscription()) {
        owned.counted(topic, consumer.partitionsFor(topic).size());
      }
      adopt(partitions);
    } catch (KafkaException e) {
      consumer.pause(partitions);
      log.warn(
          "The progress of {} could not be read ({}); they stay paused until it is.",
          partitions,
          e.toString());
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    owned.joined(consumer.groupMetadata());
    release(partitions, drainTimeout);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    release(partitions, Duration.ZERO);
  }

  /** Retries the partitions whose progress could not be read when they were assigned. */
  void adoptPending() {
    Set<TopicPartition> pending = new HashSet<>(consumer.assignment());
    pending.removeAll(owned.trackers().keySet());
    adopt(pending);
  }

  void releaseAll(Duration timeout) {
    release(owned.trackers().keySet(), timeout);
  }

  private void adopt(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    deadTransactions.abort();
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    Set<TopicPartition> neverCommitted = new HashSet<>(partitions);
    neverCommitted.removeIf(partition -> committed.get(partition) != null);
    Map<TopicPartition, OffsetAndMetadata> former = formerGroups.committed(neverCommitted);
    former.forEach(consumer::seek);
    Map<TopicPartition, PartitionOffsetTracker> adopted = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = former.getOrDefault(partition, committed.get(partition));
      adopted.put(
          partition,
          new PartitionOffsetTracker(
              offset == null ? new OffsetAndMetadata(consumer.position(partition)) : offset));
    }
    rereadRequests(partitions);
    owned.trackers().putAll(adopted);
  }

  /** Reads the last requests once more: one that follows may repeat them. */
  private void rereadRequests(Collection<TopicPartition> partitions) {
    List<TopicPartition> requested =
        partitions.stream().filter(partition -> partition.topic().equals(requests)).toList();
    if (requested.isEmpty()) {
      return;
    }
    consumer
        .beginningOffsets(requested)
        .forEach(
            (partition, beginning) ->
                consumer.seek(
                    partition,
                    Math.max(beginning, consumer.position(partition) - RecentEvents.MAX_EVENTS)));
  }

  /** Lets the work on the partitions end within the time-out, then hands the rest back. */
  private void release(Collection<TopicPartition> partitions, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (TopicPartition partition : partitions) {
      PartitionOffsetTracker tracker = owned.trackers().get(partition);
      if (tracker != null) {
        tracker.drain();
      }
    }
    for (TopicPartition partition : List.copyOf(partitions)) {
      PartitionOffsetTracker tracker = owned.trackers().get(partition);
      if (tracker == null) {
        continue;
      }
      try {
        tracker.awaitSettled(deadline);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      tracker.close();
      owned.trackers().remove(partition);
      workers.interrupt(tracker);
    }
  }
}
