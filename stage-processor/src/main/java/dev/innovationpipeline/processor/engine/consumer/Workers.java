package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.PartitionOffsetTracker;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import dev.innovationpipeline.processor.engine.task.TaskResult;
import dev.innovationpipeline.schema.wire.EventKey;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread for each piece of work in flight; its result goes to the committer. Where the run's
 * next stage belongs to this process, too, its work begins at once from the result in memory, while
 * the event is on its way into the log: the hand-over.
 *
 * <p>It begins when the input of the finished work is committed, so that of one run at most one
 * result is uncommitted while the next is in the making. A crash repeats no more than those two.
 */
final class Workers {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final StageTasks tasks;
  private final Consumer<FinishedWork> committer;
  private final OwnedPartitions owned;
  private final Backlog backlog;
  private final BooleanSupplier handOver;
  private final Executor threads;
  private final Consumer<Throwable> defects;
  private final Set<Claim> working = ConcurrentHashMap.newKeySet();

  private interface Task {
    /**
     * @param instead takes the result when the thread does not end
     */
    TaskResult perform(Consumer<TaskResult> instead) throws InterruptedException;
  }

  /**
   * @param committer takes results in the order in which they must be committed
   * @param handOver asked whether the next stage may begin before its input is in the log
   * @param threads runs each task on a thread of its own, which may be interrupted
   * @param defects hears of what left the bookkeeping in doubt: only a restart takes the work up
   *     again
   */
  Workers(
      StageTasks tasks,
      Consumer<FinishedWork> committer,
      OwnedPartitions owned,
      Backlog backlog,
      BooleanSupplier handOver,
      Executor threads,
      Consumer<Throwable> defects) {
    this.tasks = tasks;
    this.committer = committer;
    this.owned = owned;
    this.backlog = backlog;
    this.handOver = handOver;
    this.threads = threads;
    this.defects = defects;
  }

  void start(
      TopicPartition partition,
      PartitionOffsetTracker tracker,
      ConsumerRecord<String, byte[]> message) {
    start(
        Claim.delivered(partition, tracker, message.offset()),
        message.key(),
        instead -> tasks.perform(message, instead));
  }

  /** Ends the work on a partition's records; they are handed back. */
  void interrupt(PartitionOffsetTracker tracker) {
    working.stream().filter(claim -> claim.tracker() == tracker).forEach(Claim::interrupt);
  }

  private void start(Claim claim, @Nullable String key, Task task) {
    working.add(claim);
    threads.execute(() -> work(claim, key, task));
  }

  private void work(Claim claim, @Nullable String key, Task task) {
    try {
      if (claim.begin()) {
        finish(claim, key, task.perform(result -> finishInstead(claim, key, result)));
      }
    } catch (InterruptedException e) {
      if (claim.takeEnding()) {
        log.info("Run {} is handed back; the partition's next owner does it.", key);
        claim.handBack();
      }
    } catch (Throwable e) {
      defects.accept(e);
      throw e;
    } finally {
      claim.ended();
      working.remove(claim);
    }
  }

  /** On the watchdog's thread, which must not hear of a defect here. */
  private void finishInstead(Claim claim, @Nullable String key, TaskResult result) {
    try {
      finish(claim, key, result);
    } catch (RuntimeException e) {
      defects.accept(e);
    }
  }

  private void finish(Claim claim, @Nullable String key, TaskResult result) {
    if (!claim.takeEnding()) {
      log.warn("A late result of run {} is dropped; the work was ended before.", key);
      return;
    }
    Claim next = handOver.getAsBoolean() ? reserveNext(result) : null;
    boolean isLeftToLog = next == null && tasks.nextStage(result).isPresent();
    boolean isAwaited = isLeftToLog || !claim.isInputCommitted();
    committer.accept(new FinishedWork(claim, result.outputs(), next, isAwaited));
    if (next != null) {
      int partition = next.partition().partition();
      claim.whenInputIsCommitted(
          () -> start(next, key, instead -> tasks.performNext(result, partition, instead)));
    }
  }

  /** Null when the log has to hand over: another process owns the partition, or it is full. */
  private @Nullable Claim reserveNext(TaskResult result) {
    OptionalInt stage = tasks.nextStage(result);
    if (stage.isEmpty() || !backlog.hasRoom(stage.getAsInt())) {
      return null;
    }
    ProducerRecord<String, byte[]> output = result.outputs().getFirst();
    TopicPartition partition = owned.partitionOf(output.topic(), EventKey.runId(output.key()));
    if (partition == null) {
      return null;
    }
    PartitionOffsetTracker tracker = owned.trackers().get(partition);
    return tracker != null && tracker.reserve() ? Claim.reserved(partition, tracker) : null;
  }
}
