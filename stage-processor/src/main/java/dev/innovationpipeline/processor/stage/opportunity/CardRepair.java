package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Question;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for the parts of cards that an answer lacks, and for nothing else. */
final class CardRepair {

  private CardRepair() {}

  static Question of(Question question, Answer answer, CardReading reading) {
    String missing =
        reading.incomplete().stream()
            .map(number -> missing(number, reading.cards().get(number)))
            .collect(Collectors.joining("\n"));
    return question.withUser(
        """
        %s

        You have answered this before:
        <answer>
        %s
        </answer>

        These parts of that answer are missing or could not be read:
        %s
        Answer with these parts alone, in exactly the format asked for: for each of these
        opportunities its heading, then the parts named, and nothing else.\
        """
            .formatted(question.user(), answer.text(), missing));
  }

  private static String missing(int number, @Nullable PartialCard card) {
    return "- Opportunity %d: %s"
        .formatted(number, card == null ? "the whole card" : String.join(", ", card.missing()));
  }
}
