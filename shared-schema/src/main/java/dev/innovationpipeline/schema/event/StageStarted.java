package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.pipeline.Stage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A processor took up a stage of a run.
 *
 * @param processor the process that works on it
 */
public record StageStarted(RunContext run, Stage stage, String processor, Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "stage-started";

  public StageStarted {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(processor, "processor");
    Objects.requireNonNull(occurredAt, "occurred_at");
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<Stage> atStage() {
    return Optional.of(stage);
  }
}
