package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A call to the model failed in a way that may pass, and will be tried again.
 *
 * @param tries calls made so far
 * @param error what failed, for people
 */
public record StageRetryScheduled(
    RunContext run, int stage, int tries, String error, Instant nextTryAt, Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "stage-retry-scheduled";

  public StageRetryScheduled {
    Objects.requireNonNull(run, "run");
    run.requireStage(stage);
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(nextTryAt, "next_try_at");
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public OptionalInt atStage() {
    return OptionalInt.of(stage);
  }

  @Override
  public String id() {
    return RunEvent.super.id() + "/" + tries;
  }
}
