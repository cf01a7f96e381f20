package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.RunContext;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One stage of one run while a thread works on it; the first interruption counts. */
final class RunningTask {

  private final RunContext run;
  private final int stage;
  private final Instant ready;
  private final Thread worker;
  private final AtomicReference<@Nullable Interruption> interruption = new AtomicReference<>();

  RunningTask(RunContext run, int stage, Instant ready, Thread worker) {
    this.run = run;
    this.stage = stage;
    this.ready = ready;
    this.worker = worker;
  }

  RunContext run() {
    return run;
  }

  int stage() {
    return stage;
  }

  Instant ready() {
    return ready;
  }

  /** Null while it may go on, and when it is to be handed back. */
  @Nullable Interruption interruption() {
    return interruption.get();
  }

  void interrupt(Interruption why) {
    if (interruption.compareAndSet(null, why)) {
      worker.interrupt();
    }
  }
}
