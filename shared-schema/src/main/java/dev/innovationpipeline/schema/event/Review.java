package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An event of a run that waits for a person to decide on a stage's result. */
public sealed interface Review extends RunEvent {

  /** The stage that made the result. */
  int stage();

  /** Nothing happens in the stage by it. */
  @Override
  default OptionalInt atStage() {
    return OptionalInt.empty();
  }

  /** The ways in which a review ends. */
  enum Decision {
    /** The run goes on with the result. */
    APPROVED,

    /** The stage is done again, and the model is told of the comment. */
    CHANGES_REQUESTED,

    /** The run ends. */
    REJECTED
  }

  /**
   * Somebody decided. The next attempt, or the failure of the run, follows in the same transaction.
   *
   * @param run under the attempt whose result was reviewed
   * @param comment for the model after {@link Decision#CHANGES_REQUESTED}, else for people; null
   *     for none
   * @param decidedBy the caller's name; null where the time ran out
   */
  record Decided(
      RunContext run,
      int stage,
      Decision decision,
      @Nullable String comment,
      @Nullable String decidedBy,
      Instant occurredAt)
      implements Review {

    public static final String TYPE = "review-decided";

    public Decided {
      Objects.requireNonNull(run, "run");
      run.requireStage(stage);
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(occurredAt, "occurred_at");
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A run has waited for long; said once an attempt.
   *
   * @param run under the attempt that waits
   */
  record Reminded(RunContext run, int stage, Instant occurredAt) implements Review {

    public static final String TYPE = "review-reminded";

    public Reminded {
      Objects.requireNonNull(run, "run");
      run.requireStage(stage);
      Objects.requireNonNull(occurredAt, "occurred_at");
    }

    @Override
    public String type() {
      return TYPE;
    }
  }
}
