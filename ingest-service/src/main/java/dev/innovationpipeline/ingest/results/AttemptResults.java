package dev.innovationpipeline.ingest.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.List;

/**
 * One attempt and all that came of it; stages that it did not redo are those of the attempts before
 * it.
 */
record AttemptResults(
    @JsonUnwrapped Attempt summary,
    List<Inspiration> inspirations,
    List<StageOutput> stages,
    List<Card> cards) {

  static AttemptResults of(Attempt attempt, List<StageOutput> stages) {
    return new AttemptResults(
        attempt,
        stages.stream()
            .filter(stage -> stage.number() == Stage.first().number())
            .flatMap(stage -> Inspiration.of(stage.json()).stream())
            .toList(),
        stages,
        stages.stream()
            .filter(stage -> stage.number() == Stage.last().number())
            .flatMap(stage -> Card.of(stage.json(), attempt.attempt()).stream())
            .toList());
  }
}
