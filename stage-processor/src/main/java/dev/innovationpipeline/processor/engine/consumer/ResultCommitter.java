package dev.innovationpipeline.processor.engine.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits results in micro-transactions of {outputs, offsets, completion bitmaps}. A transaction
 * begins as soon as there is a result that work waits for, others wait shortly for company; results
 * that arrive meanwhile go into the next.
 *
 * <p>Has a thread of its own, so that a result never waits for a poll. Offsets are completed only
 * after the commit; a transaction that fails leaves them as they were and its results queued.
 */
final class ResultCommitter implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(ResultCommitter.class);

  private static final int MAX_RESULTS = 500;
  private static final Duration IDLE_INTERVAL = Duration.ofMillis(500);
  private static final Duration BACKOFF = Duration.ofMillis(50);

  /** At most 40 transactions a second while nobody waits for them. */
  private static final Duration GROUP_INTERVAL = Duration.ofMillis(25);

  private final TransactionalProducers producers;
  private final OwnedPartitions owned;
  private final LinkedBlockingQueue<FinishedWork> finished = new LinkedBlockingQueue<>();
  private final Consumer<Throwable> defects;
  private final GroupCommit group = new GroupCommit(GROUP_INTERVAL, System.nanoTime());
  private volatile boolean stopping;

  /**
   * @param producers used by this alone
   * @param defects hears of what ended the thread
   */
  ResultCommitter(
      TransactionalProducers producers, OwnedPartitions owned, Consumer<Throwable> defects) {
    this.producers = producers;
    this.owned = owned;
    this.defects = defects;
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
    ResultBatch batch = new ResultBatch(owned);
    try {
      while (!(stopping && finished.isEmpty() && batch.size() == 0)) {
        fill(batch);
        if (!tryCommit(batch)) {
          Thread.sleep(BACKOFF);
        }
      }
    } catch (InterruptedException e) {
      log.warn("Stopped with {} results uncommitted; they will be redone.", batch.size());
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      defects.accept(e);
      throw e;
    } finally {
      producers.close();
    }
  }

  private void fill(ResultBatch batch) throws InterruptedException {
    if (batch.size() == 0) {
      FinishedWork first = finished.poll(IDLE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        return;
      }
      batch.add(first);
      awaitMore(batch);
    }
    addFinished(batch);
  }

  private void awaitMore(ResultBatch batch) throws InterruptedException {
    while (batch.size() < MAX_RESULTS && !stopping) {
      addFinished(batch);
      long left = group.nanosLeft(batch.isAwaited(), System.nanoTime());
      FinishedWork next = left <= 0 ? null : finished.poll(left, TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
    }
  }

  private void addFinished(ResultBatch batch) {
    List<FinishedWork> more = new ArrayList<>();
    finished.drainTo(more, MAX_RESULTS - batch.size());
    more.forEach(batch::add);
  }

  private boolean tryCommit(ResultBatch batch) {
    // Before the look at the trackers: a later one could cover partitions that moved meanwhile.
    ConsumerGroupMetadata membership = owned.membership();
    batch.dropVoid();
    if (batch.isEmpty()) {
      return true;
    }
    if (membership == null) {
      return false;
    }
    group.began(System.nanoTime());
    try {
      producers.transact(transaction -> batch.write(transaction, membership));
    } catch (KafkaException | IllegalStateException e) {
      batch.aborted();
      log.info(
          "A transaction of {} results was refused ({}); it is aborted and retried.",
          batch.size(),
          e.toString());
      return false;
    }
    batch.committed();
    return true;
  }
}
