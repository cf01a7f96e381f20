package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stage of one run while a thread works on it; the first interruption counts. A thread that is
 * stuck in code does not notice it: after a while the work is given up, and ends without its
 * thread.
 */
final class RunningTask {

  private final RunContext run;
  private final int stage;
  private final Instant ready;
  private final Waited waited;
  private final Thread worker;
  private final Consumer<Interruption> giveUp;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<@Nullable Interruption> interruption = new AtomicReference<>();
  private volatile @Nullable Duration interruptedAt;

  /**
   * The time that lay behind the task when it began.
   *
   * @param sinceRequest of the attempt
   * @param sinceInput was written
   * @param begun by the elapsed time of the process
   */
  record Waited(Duration sinceRequest, Duration sinceInput, Duration begun) {

    /**
     * @param now by the elapsed time of the process
     */
    Waited until(Duration now) {
      Duration more = now.minus(begun);
      return new Waited(sinceRequest.plus(more), sinceInput.plus(more), now);
    }
  }

  /**
   * @param giveUp tells of the end of work whose thread does not end
   */
  RunningTask(
      RunContext run,
      int stage,
      Instant ready,
      Waited waited,
      Thread worker,
      Consumer<Interruption> giveUp) {
    this.run = run;
    this.stage = stage;
    this.ready = ready;
    this.waited = waited;
    this.worker = worker;
    this.giveUp = giveUp;
  }

  RunContext run() {
    return run;
  }

  int stage() {
    return stage;
  }

  /** When the stage's input was written, for people. */
  Instant ready() {
    return ready;
  }

  Waited waited() {
    return waited;
  }

  /** Null while it may go on, and when it is to be handed back. */
  @Nullable Interruption interruption() {
    return interruption.get();
  }

  void interrupt(Interruption why, Duration now) {
    if (interruption.compareAndSet(null, why)) {
      interruptedAt = now;
      worker.interrupt();
    }
  }

  /** Whether it was interrupted before then and goes on. */
  boolean isStuckSince(Duration then) {
    Duration at = interruptedAt;
    return at != null && at.compareTo(then) < 0 && !ended.get();
  }

  /** The end, by the thread or without it; true for the first. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  /** Ends the work without its thread. */
  void giveUp() {
    Interruption why = interruption.get();
    if (why != null && end()) {
      giveUp.accept(why);
    }
  }

  /** The calls that the thread is in, for the log. */
  StackTraceElement[] stack() {
    return worker.getStackTrace();
  }
}
