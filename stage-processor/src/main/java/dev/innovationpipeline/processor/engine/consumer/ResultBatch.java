package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The results of one transaction, in the order in which they were submitted: what was handed over
 * comes after the result that it started from, in the same transaction or a later one. Used by the
 * commit thread.
 */
final class ResultBatch {

  private final OwnedPartitions owned;
  private final List<FinishedWork> results = new ArrayList<>();
  private final Map<TopicPartition, List<Long>> done = new HashMap<>();
  private final Map<TopicPartition, PartitionOffsetTracker> trackers = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

  ResultBatch(OwnedPartitions owned) {
    this.owned = owned;
  }

  void add(FinishedWork work) {
    results.add(work);
  }

  /** Whether work waits for the commit of any of them. */
  boolean isAwaited() {
    return results.stream().anyMatch(FinishedWork::isAwaited);
  }

  int size() {
    return results.size();
  }

  /** In the order in which they were submitted. */
  Stream<FinishedWork> results() {
    return results.stream();
  }

  /** Drops results whose input is void, and with them the work that started from them. */
  void dropVoid() {
    results.removeIf(
        work -> {
          boolean isVoid = work.input().isVoid();
          if (isVoid && work.next() != null) {
            work.next().withdraw();
          }
          return isVoid;
        });
  }

  /** Whether there is neither a result nor progress that the group does not know. */
  boolean isEmpty() {
    return results.isEmpty()
        && owned.trackers().values().stream()
            .noneMatch(tracker -> tracker.isAheadOfCommit() && !tracker.isClosed());
  }

  /**
   * Writes all of it in the transaction that is open.
   *
   * @throws KafkaException when the transaction is to be aborted
   */
  void write(Producer<String, byte[]> transaction, ConsumerGroupMetadata membership) {
    Map<Claim, Future<RecordMetadata>> handedOver = new HashMap<>();
    for (FinishedWork work : results) {
      for (ProducerRecord<String, byte[]> output : work.outputs()) {
        Future<RecordMetadata> written = transaction.send(output);
        if (work.next() != null && !work.next().isWithdrawn()) {
          handedOver.put(work.next(), written);
        }
      }
    }
    if (!handedOver.isEmpty()) {
      transaction.flush();
      bind(handedOver);
    }
    collectOffsets();
    transaction.sendOffsetsToTransaction(offsets, membership);
  }

  /** Nothing of it will ever be seen; all of it stays, to be written again. */
  void aborted() {
    for (FinishedWork work : results) {
      if (work.next() != null) {
        work.next().unbind();
      }
    }
  }

  /** Moves the trackers, and lets work begin that waited for these inputs. */
  void committed() {
    trackers.forEach(
        (partition, tracker) -> {
          tracker.complete(done.getOrDefault(partition, List.of()));
          OffsetAndMetadata offset = offsets.get(partition);
          if (offset != null) {
            tracker.committed(offset);
          }
        });
    for (FinishedWork work : results) {
      if (work.next() != null) {
        work.next().inputCommitted();
      }
    }
    results.clear();
  }

  private void collectOffsets() {
    done.clear();
    trackers.clear();
    offsets.clear();
    for (FinishedWork work : results) {
      Claim input = work.input();
      done.computeIfAbsent(input.partition(), p -> new ArrayList<>()).add(input.offset());
      trackers.put(input.partition(), input.tracker());
    }
    owned
        .trackers()
        .forEach(
            (partition, tracker) -> {
              if (tracker.isAheadOfCommit() && !tracker.isClosed()) {
                trackers.putIfAbsent(partition, tracker);
              }
            });
    trackers.forEach(
        (partition, tracker) ->
            offsets.put(partition, tracker.preview(done.getOrDefault(partition, List.of()))));
  }

  private void bind(Map<Claim, Future<RecordMetadata>> handedOver) {
    List<Claim> elsewhere = new ArrayList<>();
    handedOver.forEach(
        (claim, written) -> {
          RecordMetadata place = place(written);
          if (place.partition() == claim.partition().partition()) {
            claim.bind(place.offset());
          } else {
            elsewhere.add(claim);
          }
        });
    if (!elsewhere.isEmpty()) {
      elsewhere.forEach(Claim::withdraw);
      elsewhere.forEach(claim -> owned.uncount(claim.partition().topic()));
      throw new KafkaException(
          "%d results are in other partitions than expected, as the partitions of a topic changed"
              .formatted(elsewhere.size()));
    }
  }

  private static RecordMetadata place(Future<RecordMetadata> written) {
    try {
      RecordMetadata place = written.get();
      if (!place.hasOffset()) {
        throw new KafkaException("the broker did not say at which offset a result is");
      }
      return place;
    } catch (ExecutionException e) {
      throw new KafkaException("a result was not written", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
