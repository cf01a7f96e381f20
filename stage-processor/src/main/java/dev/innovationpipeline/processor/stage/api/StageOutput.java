package dev.innovationpipeline.processor.stage.api;

import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a stage, and the model and prompt that made it.
 *
 * @param model the model that answered, as the provider names it
 * @param promptHash of the file of the prompt; null where there is no file
 * @param degraded what was lost in the result; usually nothing
 * @param document that the stage read; null for none
 * @param profile of the company that the model was told of; null for none
 */
public record StageOutput(
    StageResult result,
    String model,
    String promptVersion,
    @Nullable String promptHash,
    List<Degradation> degraded,
    @Nullable SourceDocument document,
    @Nullable ProfileVersion profile) {

  public StageOutput {
    degraded = List.copyOf(degraded);
  }

  /** A result that tells of no company. */
  public StageOutput(
      StageResult result,
      String model,
      String promptVersion,
      @Nullable String promptHash,
      List<Degradation> degraded,
      @Nullable SourceDocument document) {
    this(result, model, promptVersion, promptHash, degraded, document, null);
  }

  /** A result of a stage that reads no document. */
  public StageOutput(
      StageResult result,
      String model,
      String promptVersion,
      @Nullable String promptHash,
      List<Degradation> degraded) {
    this(result, model, promptVersion, promptHash, degraded, null, null);
  }

  /** A result without a loss, and without a file of its prompt. */
  public StageOutput(StageResult result, String model, String promptVersion) {
    this(result, model, promptVersion, null, List.of());
  }
}
