package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The place of one piece of work in the bookkeeping of its input's partition. A record from the log
 * is claimed with its offset. An input that is handed over in the process is claimed before it is
 * in the log: it learns its offset when its transaction has written it, and becomes committed with
 * that transaction.
 *
 * <p>Guarded by its own monitor: the worker, the commit thread and the poll thread use it.
 */
final class Claim {

  private final TopicPartition partition;
  private final PartitionOffsetTracker tracker;
  private final boolean inAdvance;
  private long offset;
  private boolean committed;
  private boolean withdrawn;
  private boolean ending;
  private @Nullable Thread worker;
  private @Nullable Runnable next;

  private Claim(
      TopicPartition partition, PartitionOffsetTracker tracker, long offset, boolean inAdvance) {
    this.partition = partition;
    this.tracker = tracker;
    this.offset = offset;
    this.inAdvance = inAdvance;
    this.committed = !inAdvance;
  }

  /** Of a record that the tracker has delivered. */
  static Claim delivered(TopicPartition partition, PartitionOffsetTracker tracker, long offset) {
    return new Claim(partition, tracker, offset, false);
  }

  /** Of an input on its way into the log, for which the tracker has a place reserved. */
  static Claim reserved(TopicPartition partition, PartitionOffsetTracker tracker) {
    return new Claim(partition, tracker, PartitionOffsetTracker.NO_OFFSET, true);
  }

  TopicPartition partition() {
    return partition;
  }

  PartitionOffsetTracker tracker() {
    return tracker;
  }

  synchronized long offset() {
    return offset;
  }

  /** Whether the result is to be dropped: the input went elsewhere, or never came. */
  synchronized boolean isVoid() {
    return withdrawn || tracker.isClosed();
  }

  /** Begins on the calling thread, unless there is nothing to do any more. */
  synchronized boolean begin() {
    worker = Thread.currentThread();
    return !isVoid();
  }

  /** Ends the work: what it starts from is not to be. */
  synchronized void withdraw() {
    handBack();
    next = null;
    interrupt();
  }

  synchronized boolean isWithdrawn() {
    return withdrawn;
  }

  synchronized void interrupt() {
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** The work ended without a result. */
  synchronized void handBack() {
    if (withdrawn) {
      return;
    }
    withdrawn = true;
    if (inAdvance) {
      tracker.cancel(offset);
    } else {
      tracker.handBack();
    }
  }

  /**
   * The right to end the work, with a result or without: the worker and the watchdog of its
   * deadline may both want to.
   *
   * @return true for the first
   */
  synchronized boolean takeEnding() {
    boolean first = !ending;
    ending = true;
    return first;
  }

  synchronized void ended() {
    worker = null;
  }

  /** The input is written at this offset, in a transaction that is open. */
  synchronized void bind(long written) {
    if (!withdrawn) {
      offset = written;
      tracker.bind(written);
    }
  }

  /** The transaction was aborted; the input will be written again. */
  synchronized void unbind() {
    if (offset != PartitionOffsetTracker.NO_OFFSET) {
      tracker.unbind(offset);
      offset = PartitionOffsetTracker.NO_OFFSET;
    }
  }

  synchronized boolean isInputCommitted() {
    return committed;
  }

  void inputCommitted() {
    Runnable waiting;
    synchronized (this) {
      committed = true;
      waiting = next;
      next = null;
    }
    if (waiting != null) {
      waiting.run();
    }
  }

  /** Runs the step at once or when the input is committed; never when the claim is withdrawn. */
  void whenInputIsCommitted(Runnable step) {
    synchronized (this) {
      if (!committed) {
        next = withdrawn ? null : step;
        return;
      }
    }
    step.run();
  }
}
