package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunForgotten;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was said about runs that makes work on them pointless: cancelled, asked for anew, forgotten.
 * Any order and any number of hearings give the same answers.
 */
public final class RunSignals {

  private final Map<String, Signal> signals = new ConcurrentHashMap<>();

  /** Other events say nothing here. */
  void hear(RunEvent event) {
    RunContext run = event.run();
    switch (event) {
      case RunCancelled e -> add(run, new Signal(run.attempt(), 0, false, e.occurredAt()));
      case ReprocessRequested e -> add(run, new Signal(0, run.attempt(), false, e.occurredAt()));
      case RunForgotten e -> add(run, new Signal(0, 0, true, e.occurredAt()));
      default -> {}
    }
  }

  /**
   * Why this attempt is not to be worked on, to follow "because it"; empty when it is.
   *
   * @param run as an event carries it
   */
  Optional<String> reasonToDrop(RunContext run) {
    Signal signal = signals.get(run.runId());
    if (signal == null) {
      return Optional.empty();
    }
    if (signal.forgotten()) {
      return Optional.of("was forgotten");
    }
    if (run.attempt() <= signal.cancelled()) {
      return Optional.of("was cancelled");
    }
    return run.attempt() < signal.newest()
        ? Optional.of("was asked for anew, as attempt " + signal.newest())
        : Optional.empty();
  }

  /** Nothing that old is in any queue still. */
  public void dropOlderThan(Instant oldest) {
    signals.values().removeIf(signal -> signal.newestAt().isBefore(oldest));
  }

  private void add(RunContext run, Signal signal) {
    signals.merge(run.runId(), signal, Signal::and);
  }

  /**
   * @param cancelled the highest attempt that was; 0 for none
   * @param newest the highest attempt that was asked for; 0 for none but the first
   */
  private record Signal(int cancelled, int newest, boolean forgotten, Instant newestAt) {

    private Signal and(Signal other) {
      return new Signal(
          Math.max(cancelled, other.cancelled),
          Math.max(newest, other.newest),
          forgotten || other.forgotten,
          newestAt.isAfter(other.newestAt) ? newestAt : other.newestAt);
    }
  }
}
