package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The engine's parts in one process, each step taken when the test says. */
final class SimulatedProcess {

  private final SimulatedLog log;
  private final Random random;
  private final OwnedPartitions owned = new OwnedPartitions();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<Runnable> answers = new ArrayList<>();
  private final Deque<FinishedWork> finished = new ArrayDeque<>();
  private final ResultBatch batch = new ResultBatch(owned);
  private final List<Runnable> aborts = new ArrayList<>();
  private final TransactionalProducers producers;
  private final Workers workers;

  SimulatedProcess(
      SimulatedLog log,
      StageTasks tasks,
      int partitions,
      boolean handOver,
      Random random,
      SimulatedLog.Faults faults) {
    this.log = log;
    this.random = random;
    tasks.topics().forEach(topic -> owned.counted(topic, partitions));
    producers = new TransactionalProducers(2, number -> log.producer(faults, aborts));
    workers =
        new Workers(
            tasks,
            finished::add,
            owned,
            new Backlog(owned, tasks, Integer.MAX_VALUE),
            () -> handOver,
            answers::add,
            defect -> {
              throw new AssertionError(defect);
            });
  }

  void joined(ConsumerGroupMetadata membership) {
    owned.joined(membership);
  }

  void assigned(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata committed = log.committed(partition);
      positions.put(partition, committed.offset());
      owned.trackers().put(partition, new PartitionOffsetTracker(committed));
    }
  }

  void draining(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> tracker(partition).drain());
  }

  void revoked(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      PartitionOffsetTracker tracker = tracker(partition);
      owned.trackers().remove(partition);
      tracker.close();
      workers.interrupt(tracker);
      positions.remove(partition);
    }
  }

  List<TopicPartition> partitions() {
    return List.copyOf(positions.keySet());
  }

  /** Results that are not committed, oldest first. */
  Stream<FinishedWork> uncommitted() {
    return Stream.concat(batch.results(), finished.stream());
  }

  /** Those of the uncommitted results that will be, as far as this process can know. */
  Stream<FinishedWork> valid() {
    Set<Claim> dropped = new HashSet<>();
    List<FinishedWork> valid = new ArrayList<>();
    uncommitted()
        .forEach(
            work -> {
              if (!work.input().isVoid() && !dropped.contains(work.input())) {
                valid.add(work);
              } else if (work.next() != null) {
                dropped.add(work.next());
              }
            });
    return valid.stream();
  }

  boolean isIdle() {
    return answers.isEmpty() && finished.isEmpty() && batch.size() == 0;
  }

  /** Takes the next record of a partition; false when there is none. */
  boolean poll(TopicPartition partition) {
    long position = positions.getOrDefault(partition, 0L);
    PartitionOffsetTracker tracker = tracker(partition);
    ConsumerRecord<String, byte[]> message = log.next(partition, position);
    if (message == null) {
      long end = log.readable(partition);
      positions.put(partition, end);
      tracker.skipTo(end);
      return false;
    }
    positions.put(partition, message.offset() + 1);
    if (tracker.deliver(message.offset())) {
      workers.start(partition, tracker, message);
    }
    return true;
  }

  /** The model answers one call. */
  void answer() {
    if (!answers.isEmpty()) {
      answers.remove(random.nextInt(answers.size())).run();
    }
  }

  void commit() {
    int more = finished.isEmpty() ? 0 : 1 + random.nextInt(finished.size());
    for (int i = 0; i < more; i++) {
      batch.add(finished.removeFirst());
    }
    ConsumerGroupMetadata membership = Objects.requireNonNull(owned.membership());
    batch.dropVoid();
    if (batch.isEmpty()) {
      return;
    }
    try {
      producers.transact(transaction -> batch.write(transaction, membership));
      batch.committed();
    } catch (KafkaException | IllegalStateException e) {
      batch.aborted();
    }
  }

  private PartitionOffsetTracker tracker(TopicPartition partition) {
    return Objects.requireNonNull(owned.trackers().get(partition));
  }

  /** What a dead process left open is ended by the others. */
  void abortOpenTransactions() {
    aborts.forEach(Runnable::run);
  }
}
