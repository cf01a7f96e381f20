package dev.innovationpipeline.processor.engine.commit;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what is finished in micro-transactions of {outputs, offsets, completion bitmaps}. As soon
 * as there is a result there is a transaction; what finishes meanwhile goes into the next.
 *
 * <p>Has a thread of its own, so that a result never waits for a poll. The ledgers change only
 * after the commit; a transaction that fails leaves them as they were and its results queued.
 */
public final class ResultCommitter implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(ResultCommitter.class);

  private static final int MAX_RESULTS = 500;
  private static final Duration IDLE_TICK = Duration.ofMillis(500);
  private static final Duration BACKOFF = Duration.ofMillis(50);

  private final TransactionalProducers producers;
  private final Supplier<@Nullable ConsumerGroupMetadata> group;
  private final Supplier<Map<TopicPartition, PartitionOffsetTracker>> owned;
  private final LinkedBlockingQueue<FinishedWork> finished = new LinkedBlockingQueue<>();
  private volatile boolean stopping;

  /**
   * @param producers used by this alone
   * @param group the membership under which offsets are committed; null before the first poll
   * @param owned the ledgers of the partitions now assigned
   */
  public ResultCommitter(
      TransactionalProducers producers,
      Supplier<@Nullable ConsumerGroupMetadata> group,
      Supplier<Map<TopicPartition, PartitionOffsetTracker>> owned) {
    this.producers = producers;
    this.group = group;
    this.owned = owned;
  }

  public void submit(FinishedWork work) {
    finished.add(work);
  }

  /** Ends the thread once nothing is left to commit. */
  public void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    List<FinishedWork> batch = new ArrayList<>();
    try {
      while (!(stopping && finished.isEmpty() && batch.isEmpty())) {
        if (batch.isEmpty()) {
          FinishedWork first = finished.poll(IDLE_TICK.toMillis(), TimeUnit.MILLISECONDS);
          if (first != null) {
            batch.add(first);
          }
        }
        finished.drainTo(batch, MAX_RESULTS - batch.size());
        batch.removeIf(work -> work.ledger().isClosed());
        if (tryCommit(batch)) {
          batch.clear();
        } else {
          Thread.sleep(BACKOFF);
        }
      }
    } catch (InterruptedException e) {
      log.warn("Stopped with {} results uncommitted; they will be done again.", batch.size());
      Thread.currentThread().interrupt();
    } finally {
      producers.close();
    }
  }

  private boolean tryCommit(List<FinishedWork> batch) {
    Map<TopicPartition, List<Long>> done = new HashMap<>();
    batch.forEach(
        work -> done.computeIfAbsent(work.partition(), p -> new ArrayList<>()).add(work.offset()));
    Map<TopicPartition, PartitionOffsetTracker> ledgers = new HashMap<>();
    batch.forEach(work -> ledgers.put(work.partition(), work.ledger()));
    owned
        .get()
        .forEach(
            (partition, ledger) -> {
              if (ledger.isAheadOfCommit() && !ledger.isClosed()) {
                ledgers.putIfAbsent(partition, ledger);
              }
            });
    ConsumerGroupMetadata membership = group.get();
    if (ledgers.isEmpty()) {
      return true;
    }
    if (membership == null) {
      return false;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    ledgers.forEach(
        (partition, ledger) ->
            offsets.put(partition, ledger.preview(done.getOrDefault(partition, List.of()))));
    if (!commit(batch, offsets, membership)) {
      return false;
    }
    ledgers.forEach(
        (partition, ledger) -> {
          ledger.complete(done.getOrDefault(partition, List.of()));
          OffsetAndMetadata offset = offsets.get(partition);
          if (offset != null) {
            ledger.committed(offset);
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
          "A transaction of {} results was refused ({}); it is aborted and tried again.",
          batch.size(),
          e.toString());
      return false;
    }
  }
}
