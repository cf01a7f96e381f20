package dev.innovationpipeline.systemtests.pipeline;

import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.PipelineProvider;
import dev.innovationpipeline.schema.pipeline.ProductPipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.ResultKind;
import java.util.ArrayList;
import java.util.List;

/** The product's stages and a sixth; registered by the service file in {@code sixth-stage}. */
public final class SixStages implements PipelineProvider {

  static final int VERSION = 1_000;

  @Override
  public List<Pipeline> pipelines() {
    List<Stage> stages = new ArrayList<>(new ProductPipelines().pipelines().getFirst().stages());
    stages.add(new Stage(6, "card-ranking", "Card ranking", ResultKind.PROSE));
    return List.of(new Pipeline(VERSION, stages));
  }
}
