package dev.innovationpipeline.processor.engine.task;

import static java.util.stream.Collectors.joining;

import dev.innovationpipeline.platform.time.RecordAges;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import java.time.Duration;
import java.time.Instant;
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
  private final RecordAges ages;
  private final TimeSource time;
  private final Map<String, Set<RunningTask>> byRun = new ConcurrentHashMap<>();

  RunningTasks(RunSignals signals, Deadlines deadlines, RecordAges ages, TimeSource time) {
    this.signals = signals;
    this.deadlines = deadlines;
    this.ages = ages;
    this.time = time;
  }

  /**
   * Takes note that the calling thread begins; it may be interrupted from here on, or at once.
   *
   * @param ready when the stage's input was written
   * @param giveUp tells of the end of work whose thread does not end
   */
  RunningTask begin(RunContext run, int stage, Instant ready, Consumer<Interruption> giveUp) {
    Duration now = time.elapsed();
    var waited =
        new RunningTask.Waited(ages.since(run.attemptRequestedAt()), ages.since(ready), now);
    RunningTask task = new RunningTask(run, stage, ready, waited, Thread.currentThread(), giveUp);
    byRun.compute(
        run.runId(),
        (id, tasks) -> {
          Set<RunningTask> all = tasks == null ? ConcurrentHashMap.newKeySet() : tasks;
          all.add(task);
          return all;
        });
    interruptIfUnwanted(task);
    interruptIfOverdue(task, now);
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
    Duration now = time.elapsed();
    byRun.values().forEach(tasks -> tasks.forEach(task -> interruptIfOverdue(task, now)));
    Duration then = now.minus(STUCK_TIMEOUT);
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
        .ifPresent(reason -> task.interrupt(new Interruption.Unwanted(reason), time.elapsed()));
  }

  private void interruptIfOverdue(RunningTask task, Duration now) {
    deadlines.passed(task, now).ifPresent(why -> task.interrupt(why, now));
  }
}
