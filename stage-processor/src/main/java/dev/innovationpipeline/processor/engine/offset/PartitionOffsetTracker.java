package dev.innovationpipeline.processor.engine.offset;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The completed offsets of one partition while this process owns it: all below the next offset, and
 * single ones beyond it.
 *
 * <p>An assignment makes a new tracker, a revocation closes it; work that still refers to a closed
 * one is dropped. Not a value and guarded by its own monitor: the poll thread delivers, the commit
 * thread binds and completes, the workers reserve.
 */
public final class PartitionOffsetTracker {

  /** Of an input that is not in the log yet. */
  public static final long NO_OFFSET = -1;

  /**
   * Each takes an offset and perhaps a marker beyond the span at which a partition is paused; all
   * of them fit what the bitmap leaves.
   */
  private static final int MAX_RESERVED = 1_000;

  private final RecentEvents recent = new RecentEvents();
  private long next;
  private long delivered;
  private long committed;
  private BitSet doneBeyond;

  /** Offsets of inputs that were handed over in the process, and are worked on. */
  private final Set<Long> bound = new HashSet<>();

  /** Inputs that were handed over and are not in the log yet. */
  private int unbound;

  private int open;
  private boolean draining;
  private boolean closed;

  /**
   * @param committed the last commit of the group for the partition, or its start
   */
  public PartitionOffsetTracker(OffsetAndMetadata committed) {
    this.next = committed.offset();
    this.committed = committed.offset();
    this.delivered = committed.offset();
    this.doneBeyond = CompletionBitmap.decode(committed.metadata());
  }

  /** The events that the broker handed out for it, done or not. */
  public RecentEvents recent() {
    return recent;
  }

  /**
   * Takes note that the broker handed out a record, or skipped offsets up to it.
   *
   * @return whether it is to be worked on; not if it was finished before a restart or was handed
   *     over
   */
  public synchronized boolean deliver(long offset) {
    if (offset < delivered) {
      return false;
    }
    skipTo(offset);
    delivered = offset + 1;
    if (isDone(offset) || bound.contains(offset)) {
      return false;
    }
    open++;
    return true;
  }

  /**
   * Takes up an input that is on its way into the log; it counts as open from now on.
   *
   * @return false when the partition takes no more or is to be given away
   */
  public synchronized boolean reserve() {
    if (closed
        || draining
        || unbound + bound.size() >= MAX_RESERVED
        || span() >= CompletionBitmap.PAUSE_AT_SPAN) {
      return false;
    }
    open++;
    unbound++;
    return true;
  }

  /** A place that was reserved is not needed: what was to be there goes elsewhere. */
  public synchronized void cancel(long offset) {
    if (!bound.remove(offset)) {
      unbound--;
    }
    settle(1);
  }

  /** An input that was taken up in advance is at this offset; it will not be delivered. */
  public synchronized void bind(long offset) {
    bound.add(offset);
    unbound--;
  }

  /** The transaction with this offset was aborted. */
  public synchronized void unbind(long offset) {
    bound.remove(offset);
    unbound++;
  }

  /** Offsets below the position that brought no record are transaction markers: nothing to do. */
  public synchronized void skipTo(long position) {
    if (position <= delivered) {
      return;
    }
    if (position > next) {
      int from = Math.toIntExact(Math.max(delivered, next) - next);
      doneBeyond.set(from, Math.toIntExact(position - next));
    }
    delivered = position;
    advance();
  }

  /** The commit that would complete these offsets as well; changes nothing. */
  public synchronized OffsetAndMetadata preview(Collection<Long> offsets) {
    PartitionOffsetTracker copy = copy();
    copy.complete(offsets);
    return new OffsetAndMetadata(copy.next, CompletionBitmap.encode(copy.doneBeyond));
  }

  /** After the commit: these offsets are done. */
  public synchronized void complete(Collection<Long> offsets) {
    for (long offset : offsets) {
      bound.remove(offset);
      if (offset >= next) {
        doneBeyond.set(Math.toIntExact(offset - next));
      }
    }
    advance();
    settle(offsets.size());
  }

  /** A record taken up is given back unfinished, to be delivered to the partition's next owner. */
  public synchronized void handBack() {
    settle(1);
  }

  /** Records taken up whose results are not committed. */
  public synchronized int open() {
    return open;
  }

  /**
   * Waits until nothing is open, or the deadline.
   *
   * @param deadline by {@link System#nanoTime}
   */
  public synchronized void awaitSettled(long deadline) throws InterruptedException {
    while (open > 0 && !closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  public synchronized void committed(OffsetAndMetadata offset) {
    committed = offset.offset();
  }

  /** Something is done that no commit has told the group yet. */
  public synchronized boolean isAheadOfCommit() {
    return next > committed;
  }

  /** How far deliveries run ahead of the oldest unfinished record, in offsets. */
  public synchronized long span() {
    return Math.max(delivered - next, doneBeyond.length());
  }

  /** Open work may still end; nothing is taken up in advance any more. */
  public synchronized void drain() {
    draining = true;
  }

  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  private PartitionOffsetTracker copy() {
    PartitionOffsetTracker copy = new PartitionOffsetTracker(new OffsetAndMetadata(next));
    copy.doneBeyond = (BitSet) doneBeyond.clone();
    copy.delivered = delivered;
    return copy;
  }

  private boolean isDone(long offset) {
    return offset < next || doneBeyond.get(Math.toIntExact(offset - next));
  }

  private void settle(int count) {
    open -= count;
    notifyAll();
  }

  private void advance() {
    int done = doneBeyond.nextClearBit(0);
    if (done > 0) {
      next += done;
      doneBeyond = doneBeyond.get(done, Math.max(done, doneBeyond.length()));
    }
  }
}
