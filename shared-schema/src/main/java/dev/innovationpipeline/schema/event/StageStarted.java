package dev.innovationpipeline.schema.event;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A processor took up a stage of a run.
 *
 * @param processor the process that works on it
 */
public record StageStarted(RunContext run, int stage, String processor, Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "stage-started";

  public StageStarted {
    Objects.requireNonNull(run, "run");
    run.requireStage(stage);
    Objects.requireNonNull(processor, "processor");
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
