package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks in progress, so that a signal or a deadline can end them. */
final class RunningTasks {

  private final RunSignals signals;
  private final Deadlines deadlines;
  private final InstantSource clock;
  private final Map<String, Set<RunningTask>> byRun = new ConcurrentHashMap<>();

  RunningTasks(RunSignals signals, Deadlines deadlines, InstantSource clock) {
    this.signals = signals;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * Takes note that the calling thread begins; it may be interrupted from here on, or at once.
   *
   * @param ready when the stage's input was written
   */
  RunningTask begin(RunContext run, int stage, Instant ready) {
    RunningTask task = new RunningTask(run, stage, ready, Thread.currentThread());
    byRun.compute(
        run.runId(),
        (id, tasks) -> {
          Set<RunningTask> all = tasks == null ? ConcurrentHashMap.newKeySet() : tasks;
          all.add(task);
          return all;
        });
    interruptIfUnwanted(task);
    interruptIfOverdue(task, clock.instant());
    return task;
  }

  void end(RunningTask task) {
    byRun.computeIfPresent(
        task.run().runId(),
        (id, tasks) -> {
          tasks.remove(task);
          return tasks.isEmpty() ? null : tasks;
        });
  }

  /** Ends what an event makes pointless, and remembers it for what begins later. */
  void hear(RunEvent event) {
    signals.hear(event);
    byRun.getOrDefault(event.run().runId(), Set.of()).forEach(this::interruptIfUnwanted);
  }

  void interruptOverdue() {
    Instant now = clock.instant();
    byRun.values().forEach(tasks -> tasks.forEach(task -> interruptIfOverdue(task, now)));
  }

  private void interruptIfUnwanted(RunningTask task) {
    signals
        .reasonToDrop(task.run())
        .ifPresent(reason -> task.interrupt(new Interruption.Unwanted(reason)));
  }

  private void interruptIfOverdue(RunningTask task, Instant now) {
    deadlines.passed(task.run(), task.stage(), task.ready(), now).ifPresent(task::interrupt);
  }
}
