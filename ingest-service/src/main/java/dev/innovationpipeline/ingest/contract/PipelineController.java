package dev.innovationpipeline.ingest.contract;

import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.result.CardField;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registered versions of the pipeline, so that clients need not know its stages. */
@RestController
@Tag(name = "Contract")
class PipelineController {

  /**
   * The pipelines and the fields of the cards that they make.
   *
   * @param pipelines all registered versions, the oldest first
   * @param cardFields the labelled texts of a card, in reading order
   */
  record PipelineList(List<PipelineAnswer> pipelines, List<CardFieldAnswer> cardFields) {}

  record PipelineAnswer(
      @Schema(description = "As in pipeline_version of a run", example = "1") int version,
      @Schema(description = "In order") List<StageDescription> stages) {

    static PipelineAnswer of(Pipeline pipeline) {
      return new PipelineAnswer(
          pipeline.version(), pipeline.stages().stream().map(StageDescription::of).toList());
    }
  }

  record StageDescription(
      @Schema(description = "Its place, from 1", example = "3") int number,
      @Schema(example = "universal-translation") String key,
      @Schema(description = "For people", example = "Universal translation") String title,
      @Schema(description = "The kind of its result", example = "prose") String kind) {

    static StageDescription of(Stage stage) {
      return new StageDescription(
          stage.number(), stage.key(), stage.title(), stage.kind().wireName());
    }
  }

  record CardFieldAnswer(
      @Schema(description = "The field's name in a card", example = "why_now") String name,
      @Schema(description = "For people", example = "Why Now") String label) {}

  @GetMapping("/pipelines")
  @Operation(
      summary = "The versions of the pipeline with their stages",
      description = "A version never changes once runs have begun under it; a release may add one.")
  @ApiResponse(responseCode = "200", description = "All versions that this release knows")
  PipelineList pipelines() {
    return new PipelineList(
        Pipelines.registered().all().stream().map(PipelineAnswer::of).toList(),
        Stream.of(CardField.values())
            .map(field -> new CardFieldAnswer(field.wireName(), field.label()))
            .toList());
  }
}
