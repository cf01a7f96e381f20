package dev.innovationpipeline.schema.pipeline;

import static dev.innovationpipeline.schema.result.ResultKind.INSPIRATIONS;
import static dev.innovationpipeline.schema.result.ResultKind.OPPORTUNITY_CARDS;
import static dev.innovationpipeline.schema.result.ResultKind.PROSE;

import java.util.List;

/** The product's pipelines. A new stage makes a new version; the versions before stay. */
public final class ProductPipelines implements PipelineProvider {

  @Override
  public List<Pipeline> pipelines() {
    return List.of(
        new Pipeline(
            1,
            List.of(
                new Stage(1, "inspiration-extraction", "Inspiration extraction", INSPIRATIONS),
                new Stage(2, "trend-amplification", "Trend amplification", PROSE),
                new Stage(3, "universal-translation", "Universal translation", PROSE),
                new Stage(4, "brand-contextualization", "Brand contextualization", PROSE),
                new Stage(
                    5, "opportunity-generation", "Opportunity generation", OPPORTUNITY_CARDS))));
  }
}
