package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outputs and cards as they are read for editing. */
final class EditedAnswer {

  private EditedAnswer() {}

  /** The words of a stage's output, in the form in which an edit sends them. */
  @Schema(name = "EditableOutput")
  record Output(
      @Schema(description = "Of a stage that answers prose") @Nullable String markdown,
      @Schema(description = "Of the first stage; exactly two")
          @Nullable List<Inspiration> inspirations,
      @Schema(
              description =
                  "On which the inspirations rest. An edit sends inspiration, text and, if known,"
                      + " passage; the rest is looked up in the document")
          @Nullable List<Quote> quotes) {}

  /** The output of a stage. */
  @Schema(name = "EditableStage")
  record StageAnswer(
      String runId,
      int stage,
      String title,
      @Schema(description = "The attempt whose output it is") int attempt,
      @Schema(description = "0 for what the model wrote") int version,
      Output output,
      @Schema(description = "What the model wrote; left out while nobody has edited it")
          @Nullable Output modelOutput,
      @Nullable Edit edited) {}

  /** A card. */
  @Schema(name = "EditableCard")
  record CardAnswer(
      String runId,
      @Schema(description = "The attempt whose card it is") int attempt,
      @Schema(description = "0 for what the model wrote") int version,
      OpportunityCard card,
      @Schema(description = "Left out where nobody checked it") @Nullable CardCheck check,
      @Schema(description = "The card of the model; left out while nobody has edited it")
          @Nullable OpportunityCard modelCard,
      @Nullable Edit edited) {}

  static StageAnswer stage(Edits.Current now) {
    Target target = now.target();
    return new StageAnswer(
        target.run().runId(),
        target.stage(),
        Pipelines.registered().title(target.run().pipeline(), target.stage()),
        target.attempt(),
        now.version(),
        output(now.output()),
        now.edit() == null ? null : output(target.original()),
        now.edit() == null ? null : now.edit().mark());
  }

  static CardAnswer card(Edits.Current now) {
    Target target = now.target();
    OpportunityCard made = target.original().card();
    OpportunityCard shown = now.output().card();
    return new CardAnswer(
        target.run().runId(),
        target.attempt(),
        now.version(),
        shown == null ? OpportunityCard.fallback(target.card()) : shown,
        now.output().check(),
        now.edit() == null ? null : made,
        now.edit() == null ? null : now.edit().mark());
  }

  /** In the form in which an edit sends it. */
  static Object shown(EditedOutput output) {
    OpportunityCard card = output.card();
    return card == null ? output(output) : card;
  }

  /** The text of inspirations follows from them, and is not edited. */
  private static Output output(EditedOutput output) {
    return new Output(
        output.inspirations() == null ? output.markdown() : null,
        output.inspirations(),
        output.quotes());
  }
}
