package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The handlers of this process, found by the stages' keys. */
final class StageHandlers {

  private final Map<String, StageHandler> byKey = new HashMap<>();

  StageHandlers(List<StageHandler> handlers) {
    for (StageHandler handler : handlers) {
      if (byKey.put(handler.key(), handler) != null) {
        throw new IllegalArgumentException("Two handlers have the key " + handler.key() + ".");
      }
    }
  }

  /**
   * @throws StageFailedException when this process knows no such stage
   */
  StageHandler of(PipelineVersion pipeline, int stage) {
    Stage known =
        Pipelines.registered()
            .stage(pipeline, stage)
            .orElseThrow(
                () ->
                    new StageFailedException(
                        "pipeline_unknown",
                        "This processor does not know stage %d of pipeline version %d. Upgrade the stage processors, then reprocess the run from this stage."
                            .formatted(stage, pipeline.version())));
    StageHandler handler = byKey.get(known.key());
    if (handler == null) {
      throw new StageFailedException(
          "stage_handler_missing",
          "This processor has no handler for the stage %s. Upgrade the stage processors, then reprocess the run from stage %d."
              .formatted(known.key(), stage));
    }
    return handler;
  }
}
