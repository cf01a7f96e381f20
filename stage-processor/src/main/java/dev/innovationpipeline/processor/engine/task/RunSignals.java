package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The events that make work on a run pointless: it was cancelled, reprocessed or forgotten. Order
 * and repetition of the events do not matter.
 */
final class RunSignals {

  private final Map<String, Signal> signals = new ConcurrentHashMap<>();

  void hear(RunEvent event) {
    RunContext run = event.run();
    switch (event) {
      case RunCancelled e -> add(run, new Signal(run.attempt(), 0, false, e.occurredAt()));
      case ReprocessRequested e -> add(run, new Signal(0, run.attempt(), false, e.occurredAt()));
      case RunForgotten e -> add(run, new Signal(0, 0, true, e.occurredAt()));
      case RunRequested e -> {}
      case StageStarted e -> {}
      case StageRetryScheduled e -> {}
      case StageCompleted e -> {}
      case RunFailed e -> {}
      case CardStarred e -> {}
      case OutputEdited e -> {}
      case Annotated e -> {}
      case Review e -> {}
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

  /** Drops signals older than any record that is still queued. */
  void dropOlderThan(Instant oldest) {
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
