package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A stage cannot succeed; the run ends here until somebody reprocesses it.
 *
 * @param code stable, in snake_case, for programs
 * @param message one sentence for people: what was wrong and what to do
 * @param tries calls made to the model in this stage
 * @param runUsage of this attempt so far, failed calls included
 */
public record RunFailed(
    RunContext run,
    int stage,
    String code,
    String message,
    int tries,
    Usage runUsage,
    Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "run-failed";

  public RunFailed {
    Objects.requireNonNull(run, "run");
    run.requireStage(stage);
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(runUsage, "run_usage");
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
}
