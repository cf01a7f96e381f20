package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A run is to be done again. The event before the stage follows under the new attempt, in the same
 * transaction.
 *
 * @param run under the new attempt, with its options
 * @param fromStage the first stage to be redone
 */
public record ReprocessRequested(RunContext run, int fromStage, Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "reprocess-requested";

  public ReprocessRequested {
    Objects.requireNonNull(run, "run");
    run.requireStage(fromStage);
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** None has begun. */
  @Override
  public OptionalInt atStage() {
    return OptionalInt.empty();
  }
}
