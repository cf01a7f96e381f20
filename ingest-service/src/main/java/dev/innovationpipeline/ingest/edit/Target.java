package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;

/**
 * The thing that is edited.
 *
 * @param made the output of the stage as the model made it, under the attempt that completed it
 * @param card the number of a card; 0 for the output as a whole
 */
record Target(StageCompleted made, int card) {

  RunContext run() {
    return made.run();
  }

  int attempt() {
    return made.run().attempt();
  }

  int stage() {
    return made.stage();
  }

  /** Whether an event is an edit of it. */
  boolean isOf(OutputEdited event) {
    return event.run().runId().equals(run().runId())
        && event.run().attempt() == attempt()
        && event.stage() == stage()
        && event.output().cardNumber() == card;
  }

  /** The words of the model, in the form of an edit. */
  EditedOutput original() {
    return switch (made.result()) {
      case Inspirations result ->
          EditedOutput.ofInspirations(result.markdown(), result.inspirations(), result.quotes());
      case Prose result -> EditedOutput.ofProse(result.markdown());
      case OpportunityCards result ->
          EditedOutput.ofCard(
              result.cards().stream()
                  .filter(each -> each.number() == card)
                  .findFirst()
                  .orElseGet(() -> OpportunityCard.fallback(card)),
              result.checks() == null
                  ? null
                  : result.checks().stream()
                      .filter(check -> check.card() == card)
                      .findFirst()
                      .orElse(null));
    };
  }
}
