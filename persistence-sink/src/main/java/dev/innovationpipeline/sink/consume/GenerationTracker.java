package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.sink.batch.FactStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Under which generation of the store each assigned partition is read. Offsets carry it as
 * metadata: a position that was reached under another generation says nothing about what the store
 * holds now.
 */
final class GenerationTracker implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(GenerationTracker.class);

  private static final long NOTHING_COMMITTED = -1;

  /**
   * @param generation null where nothing was committed: reading begins at the beginning, under any
   *     generation
   * @param committed the last offset committed by this process
   */
  private record Position(@Nullable String generation, long committed) {

    boolean isOf(String other) {
      return generation == null || generation.equals(other);
    }
  }

  private final FactStore store;
  private final SinkMeters meters;
  private final Map<TopicPartition, Position> positions = new ConcurrentHashMap<>();
  private volatile @Nullable String generation;

  GenerationTracker(FactStore store, SinkMeters meters) {
    this.store = store;
    this.meters = meters;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(new HashSet<>(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      positions.put(
          partition, new Position(offset == null ? null : offset.metadata(), NOTHING_COMMITTED));
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    positions.keySet().removeAll(partitions);
    meters.forget(partitions);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    onPartitionsRevokedAfterCommit(consumer, partitions);
  }

  boolean isAssigned(TopicPartition partition) {
    return positions.containsKey(partition);
  }

  /** The generation last seen; a write under it fails once it has been replaced. */
  String generation() {
    String seen = generation;
    if (seen == null) {
      seen = store.generation();
      generation = seen;
    }
    return seen;
  }

  /** Looks for a new generation, and goes back to the beginning when there is one. */
  void adoptNew(Consumer<?, ?> consumer, List<? extends ConsumerRecord<?, ?>> messages) {
    String current = store.generation();
    generation = current;
    adopt(current, consumer, messages);
  }

  /**
   * Goes back to the beginning where the position was reached under another generation.
   *
   * @param messages read and not written; where they stay valid they are read again
   * @return whether all positions were good, so that the messages can be written
   */
  boolean adopt(
      String current, Consumer<?, ?> consumer, List<? extends ConsumerRecord<?, ?>> messages) {
    Set<TopicPartition> unknown = new HashSet<>(consumer.assignment());
    unknown.removeAll(positions.keySet());
    if (!unknown.isEmpty()) {
      onPartitionsAssigned(consumer, unknown); // it failed when they were assigned
    }
    Set<TopicPartition> stale = new HashSet<>();
    for (TopicPartition partition : consumer.assignment()) {
      Position before = positions.get(partition);
      boolean good = before != null && before.isOf(current);
      positions.put(
          partition,
          new Position(current, before != null && good ? before.committed() : NOTHING_COMMITTED));
      if (!good) {
        stale.add(partition);
      }
    }
    if (stale.isEmpty()) {
      return true;
    }
    log.info(
        "The store is new or was emptied (generation {}): {} partitions are read from the"
            + " beginning.",
        current,
        stale.size());
    Map<TopicPartition, Long> first = new HashMap<>();
    messages.forEach(m -> first.merge(partition(m), m.offset(), Math::min));
    first.keySet().retainAll(positions.keySet());
    first.keySet().removeAll(stale);
    first.forEach(consumer::seek);
    consumer.seekToBeginning(stale);
    return false;
  }

  /** Commits what was written; partitions that somebody else reads by now are left to them. */
  void commit(
      List<? extends ConsumerRecord<?, ?>> messages, Consumer<?, ?> consumer, String current) {
    Map<TopicPartition, Long> next = new HashMap<>();
    messages.forEach(m -> next.merge(partition(m), m.offset() + 1, Math::max));
    commit(next, consumer, current);
  }

  /** Commits positions that moved over what is no event, such as the marks of transactions. */
  void commitIdle(Consumer<?, ?> consumer, String current) {
    Map<TopicPartition, Long> next = new HashMap<>();
    positions.forEach(
        (partition, position) -> {
          if (position.committed() != NOTHING_COMMITTED
              && consumer.assignment().contains(partition)
              && consumer.position(partition) > position.committed()) {
            next.put(partition, consumer.position(partition));
          }
        });
    commit(next, consumer, current);
  }

  private void commit(Map<TopicPartition, Long> next, Consumer<?, ?> consumer, String current) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.keySet().retainAll(positions.keySet());
    next.forEach(
        (partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset, current)));
    if (offsets.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(offsets);
      next.forEach(
          (partition, offset) -> positions.replace(partition, new Position(current, offset)));
    } catch (CommitFailedException | RebalanceInProgressException e) {
      log.info(
          "A rebalance came before a commit; what was written is read again, which changes"
              + " nothing.");
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> message) {
    return new TopicPartition(message.topic(), message.partition());
  }
}
