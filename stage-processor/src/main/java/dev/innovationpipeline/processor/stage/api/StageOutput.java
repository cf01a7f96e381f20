package dev.innovationpipeline.processor.stage.api;

import dev.innovationpipeline.schema.event.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import java.util.List;

/**
 * The result of a stage, and the model and prompt that made it.
 *
 * @param model the model that answered, as the provider names it
 * @param degraded what was lost in the result; usually nothing
 */
public record StageOutput(
    StageResult result, String model, String promptVersion, List<Degradation> degraded) {

  public StageOutput {
    degraded = List.copyOf(degraded);
  }

  /** A result without a loss. */
  public StageOutput(StageResult result, String model, String promptVersion) {
    this(result, model, promptVersion, List.of());
  }
}
