package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.schema.pipeline.Pipelines;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The stages after which runs wait for a review, in requests. */
public final class ReviewAfterField {

  private static final String NAME = "review_after";

  private ReviewAfterField() {}

  /** The stages, ascending; null when left out, or wrong, which is then noted. */
  public static @Nullable List<Integer> read(RequestFields fields) {
    if (!fields.has(NAME)) {
      return null;
    }
    int max = Pipelines.registered().maxStages();
    List<JsonNode> stages = fields.optionalArray(NAME, max);
    if (!stages.stream().allMatch(stage -> isStage(stage, max))) {
      fields.wrong(NAME, "must be an array of numbers of stages, 1 to " + max);
      return null;
    }
    return stages.stream().map(JsonNode::intValue).distinct().sorted().toList();
  }

  private static boolean isStage(JsonNode stage, int max) {
    return stage.isIntegralNumber()
        && stage.canConvertToInt()
        && stage.intValue() >= 1
        && stage.intValue() <= max;
  }
}
