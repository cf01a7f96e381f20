package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something that happened to a run. Its identity is (run, attempt, stage, type): a second delivery
 * is recognised by it.
 */
public sealed interface RunEvent
    permits RunRequested,
        StageStarted,
        StageRetryScheduled,
        StageCompleted,
        RunFailed,
        RunCancelled,
        ReprocessRequested,
        CardStarred,
        OutputEdited,
        Annotated,
        Review,
        RunForgotten {

  RunContext run();

  Instant occurredAt();

  /** The type's name on the wire, in kebab-case. */
  String type();

  /** The stage it happened in; empty before the first. */
  OptionalInt atStage();

  /**
   * The same for every delivery and every repetition of the same fact, so that a reader can drop
   * duplicates by it.
   */
  default String id() {
    String stage = atStage().isPresent() ? "stage-" + atStage().getAsInt() : "run";
    return String.join("/", run().runId(), String.valueOf(run().attempt()), stage, type());
  }
}
