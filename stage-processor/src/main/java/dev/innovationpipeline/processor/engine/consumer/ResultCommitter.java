package dev.innovationpipeline.processor.engine.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits results in micro-transactions of {outputs, offsets, completion bitmaps}. A transaction
 * begins as soon as there is a result; results that arrive meanwhile go into the next.
 *
 * <p>Has a thread of its own, so that a result never waits for a poll. The trackers change only
 * after the commit; a transaction that fails leaves them as they were and its results queued.
 */
final class ResultCommitter implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(ResultCommitter.class);

  private static final int MAX_RESULTS = 500;
  private static final Duration IDLE_INTERVAL = Duration.ofMillis(500);
  private static final Duration BACKOFF = Duration.ofMillis(50);

  private final TransactionalProducers producers;
  private final OwnedPartitions owned;
  private final LinkedBlockingQueue<FinishedWork> finished = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  /**
   * @param producers used by this alone
   */
  ResultCommitter(TransactionalProducers producers, OwnedPartitions owned) {
    this.producers = producers;
    this.owned = owned;
  }

  void submit(FinishedWork work) {
    finished.add(work);
  }

  /** Ends the thread once nothing is left to commit. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    List<FinishedWork> batch = new ArrayList<>();
    try {
      while (!(stopping && finished.isEmpty() && batch.isEmpty())) {
        if (batch.isEmpty()) {
          FinishedWork first = finished.poll(IDLE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
          if (first != null) {
            batch.add(first);
          }
        }
        finished.drainTo(batch, MAX_RESULTS - batch.size());
        batch.removeIf(work -> work.tracker().isClosed());
        if (tryCommit(batch)) {
          batch.clear();
        } else {
          Thread.sleep(BACKOFF);
        }
      }
    } catch (InterruptedException e) {
      log.warn("Stopped with {} results uncommitted; they will be redone.", batch.size());
      Thread.currentThread().interrupt();
    } finally {
      producers.close();
    }
  }

  private boolean tryCommit(List<FinishedWork> batch) {
    Map<TopicPartition, List<Long>> done = new HashMap<>();
    batch.forEach(
        work -> done.computeIfAbsent(work.partition(), p -> new ArrayList<>()).add(work.offset()));
    Map<TopicPartition, PartitionOffsetTracker> trackers = new HashMap<>();
    batch.forEach(work -> trackers.put(work.partition(), work.tracker()));
    owned
        .trackers()
        .forEach(
            (partition, tracker) -> {
              if (tracker.isAheadOfCommit() && !tracker.isClosed()) {
                trackers.putIfAbsent(partition, tracker);
              }
            });
    ConsumerGroupMetadata membership = owned.membership();
    if (trackers.isEmpty()) {
      return true;
    }
    if (membership == null) {
      return false;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    trackers.forEach(
        (partition, tracker) ->
            offsets.put(partition, tracker.preview(done.getOrDefault(partition, List.of()))));
    if (!commit(batch, offsets, membership)) {
      return false;
    }
    trackers.forEach(
        (partition, tracker) -> {
          tracker.complete(done.getOrDefault(partition, List.of()));
          OffsetAndMetadata offset = offsets.get(partition);
          if (offset != null) {
            tracker.committed(offset);
          }
        });
    return true;
  }

  private boolean commit(
      List<FinishedWork> batch,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata membership) {
    try {
      producers.transact(
          transaction -> {
            batch.forEach(work -> work.outputs().forEach(transaction::send));
            transaction.sendOffsetsToTransaction(offsets, membership);
          });
      return true;
    } catch (KafkaException | IllegalStateException e) {
      log.info(
          "A transaction of {} results was refused ({}); it is aborted and retried.",
          batch.size(),
          e.toString());
      return false;
    }
  }
}
