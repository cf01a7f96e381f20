package dev.innovationpipeline.processor.stage.api;

import dev.innovationpipeline.schema.event.Degradation;
import dev.innovationpipeline.schema.event.SourceDocument;
import dev.innovationpipeline.schema.result.StageResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a stage, and the model and prompt that made it.
 *
 * @param model the model that answered, as the provider names it
 * @param degraded what was lost in the result; usually nothing
 * @param document that the stage read; null for none
 */
public record StageOutput(
    StageResult result,
    String model,
    String promptVersion,
    List<Degradation> degraded,
    @Nullable SourceDocument document) {

  public StageOutput {
    degraded = List.copyOf(degraded);
  }

  /** A result of a stage that reads no document. */
  public StageOutput(
      StageResult result, String model, String promptVersion, List<Degradation> degraded) {
    this(result, model, promptVersion, degraded, null);
  }

  /** A result without a loss. */
  public StageOutput(StageResult result, String model, String promptVersion) {
    this(result, model, promptVersion, List.of());
  }
}
