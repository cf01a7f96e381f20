package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.Stage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stage did its work.
 *
 * @param markdown the stage's text, for people and for the next stage
 * @param json the same as data: stage 1 {@code {"inspirations": [...]}}, stage 5 {@code {"cards":
 *     [...]}}; null for stages that answer prose
 * @param model the model that answered, as the provider names it
 * @param usage of this stage
 * @param runUsage of this attempt so far, this stage included
 * @param startedAt when the processor took the stage up
 */
public record StageCompleted(
    RunContext run,
    Stage stage,
    String markdown,
    @Nullable JsonNode json,
    String model,
    String promptVersion,
    Usage usage,
    Usage runUsage,
    Instant startedAt,
    Instant occurredAt)
    implements RunEvent {

  public static final String TYPE = "stage-completed";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<Stage> atStage() {
    return Optional.of(stage);
  }
}
