package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.pipeline.Stage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A run is to be done again. The event before the stage follows under the new attempt, in the same
 * transaction.
 *
 * @param run under the new attempt, with its options
 * @param fromStage the first stage to be redone
 */
public record ReprocessRequested(RunContext run, Stage fromStage, Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "reprocess-requested";

  public ReprocessRequested {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(fromStage, "from_stage");
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** None has begun. */
  @Override
  public Optional<Stage> atStage() {
    return Optional.empty();
  }
}
