package dev.innovationpipeline.processor.engine.task;

import static java.util.stream.Collectors.joining;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks in progress, so that a signal or a deadline can end them. */
final class RunningTasks {

  private static final Logger log = LoggerFactory.getLogger(RunningTasks.class);

  /** An interrupted thread ends within milliseconds unless it is stuck in code that computes. */
  private static final Duration STUCK_TIMEOUT = Duration.ofSeconds(30);

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
   * @param giveUp tells of the end of work whose thread does not end
   */
  RunningTask begin(RunContext run, int stage, Instant ready, Consumer<Interruption> giveUp) {
    RunningTask task = new RunningTask(run, stage, ready, Thread.currentThread(), giveUp);
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

  /**
   * @return false when the task was given up before
   */
  boolean end(RunningTask task) {
    remove(task);
    return task.end();
  }

  private void remove(RunningTask task) {
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
    Instant then = now.minus(STUCK_TIMEOUT);
    byRun
        .values()
        .forEach(tasks -> tasks.stream().filter(t -> t.isStuckSince(then)).forEach(this::giveUp));
  }

  private void giveUp(RunningTask task) {
    log.error(
        "Stage {} of run {} does not end although it was interrupted; it is ended without its"
            + " thread, whose result will be dropped. The thread is at {}.",
        task.stage(),
        task.run().runId(),
        Arrays.stream(task.stack()).limit(20).map(String::valueOf).collect(joining(" < ")));
    remove(task);
    task.giveUp();
  }

  private void interruptIfUnwanted(RunningTask task) {
    signals
        .reasonToDrop(task.run())
        .ifPresent(reason -> task.interrupt(new Interruption.Unwanted(reason), clock.instant()));
  }

  private void interruptIfOverdue(RunningTask task, Instant now) {
    deadlines
        .passed(task.run(), task.stage(), task.ready(), now)
        .ifPresent(why -> task.interrupt(why, now));
  }
}
