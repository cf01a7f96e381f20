package dev.innovationpipeline.ingest.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.evidence.RunEvidence;
import dev.innovationpipeline.schema.result.Inspiration;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.ArrayList;
import java.util.List;

/** One attempt and its results; stages that it did not redo are those of the attempts before it. */
public record AttemptResults(
    @JsonUnwrapped Attempt summary,
    List<Inspiration> inspirations,
    List<StageOutput> stages,
    List<Card> cards) {

  static AttemptResults of(Attempt attempt, List<StageOutput> stages, List<StoredEdit> edits) {
    List<Inspiration> inspirations = new ArrayList<>();
    List<Card> cards = new ArrayList<>();
    RunEvidence evidence = RunEvidence.of(stages.stream().map(StageOutput::json).toList());
    for (StageOutput stage : stages) {
      switch (stage.result()) {
        case Inspirations result -> inspirations.addAll(result.inspirations());
        case OpportunityCards result ->
            result
                .cards()
                .forEach(
                    card ->
                        cards.add(
                            new Card(
                                    null,
                                    card,
                                    null,
                                    attempt.attempt(),
                                    evidence.ofCard(card.number()),
                                    null)
                                .edited(edits, card)));
        case Prose result -> {
          // Its text is all there is.
        }
      }
    }
    return new AttemptResults(
        attempt.withDegraded(StageOutput.degraded(attempt.status(), stages)),
        inspirations,
        stages,
        cards);
  }
}
