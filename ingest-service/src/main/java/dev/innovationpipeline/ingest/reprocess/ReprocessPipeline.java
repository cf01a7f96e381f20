package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** The version of the pipeline that a new attempt goes through. */
final class ReprocessPipeline {

  private ReprocessPipeline() {}

  /**
   * The version of the run, unless the request names another one.
   *
   * @throws org.springframework.web.ErrorResponseException 400 when the version has no such stage,
   *     or other stages before it than those whose output the attempt would keep
   */
  static PipelineVersion of(RunContext run, ReprocessRequest request) {
    Integer wanted = request.pipelineVersion();
    PipelineVersion target =
        Optional.ofNullable(wanted)
            .flatMap(Pipelines.registered()::find)
            .map(Pipeline::id)
            .orElse(run.pipeline());
    if (!target.has(request.fromStage())) {
      throw refused(
          "from_stage",
          "must be at most %d, the last stage of pipeline version %d"
              .formatted(target.stages(), target.version()));
    }
    for (int stage = 1; stage < request.fromStage(); stage++) {
      if (!key(run.pipeline(), stage).equals(key(target, stage))) {
        throw refused(
            "from_stage",
            "must be at most %d, as pipeline version %d has another stage there than version %d"
                .formatted(stage, target.version(), run.pipeline().version()));
      }
    }
    return target;
  }

  private static String key(PipelineVersion pipeline, int stage) {
    return Pipelines.registered().stage(pipeline, stage).map(Stage::key).orElse("");
  }

  private static RuntimeException refused(String field, String message) {
    return Problems.invalid(List.of(new FieldError(field, message)));
  }
}
