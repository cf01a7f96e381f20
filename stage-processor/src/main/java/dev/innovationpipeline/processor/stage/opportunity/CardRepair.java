package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.opportunity.card.CardNames;
import dev.innovationpipeline.processor.stage.opportunity.card.CardReading;
import dev.innovationpipeline.processor.stage.opportunity.card.PartialCard;
import dev.innovationpipeline.schema.result.CardField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for the parts of cards that an answer lacks, and for nothing else. */
final class CardRepair {

  private static final String TITLE_LABEL = "Title";

  private CardRepair() {}

  static Question of(Question question, Answer answer, CardReading reading) {
    return question.schema() == null
        ? inMarkdown(question, answer, reading)
        : inJson(question, answer, reading);
  }

  private static Question inMarkdown(Question question, Answer answer, CardReading reading) {
    return question.withUser(
        task(question, answer, missing(reading, "Opportunity", TITLE_LABEL, CardField::label))
            + """
            Answer with these parts alone, in exactly the format asked for: for each of these
            opportunities its heading, then the parts named, and nothing else.\
            """);
  }

  private static Question inJson(Question question, Answer answer, CardReading reading) {
    Set<CardField> fields = EnumSet.noneOf(CardField.class);
    reading
        .incomplete()
        .forEach(number -> fields.addAll(missingFields(reading.cards().get(number))));
    return question
        .withUser(
            task(question, answer, missing(reading, "Card", CardNames.TITLE, CardField::wireName))
                + """
                Answer with these parts alone, as JSON: {"cards": […]} with an object for each of
                these cards, which has its number, its title and the parts named, and nothing else.\
                """)
        .withSchema(CardSchemas.of(fields));
  }

  private static String task(Question question, Answer answer, String missing) {
    return """
    %s

    You have answered this before:
    <answer>
    %s
    </answer>

    These parts of that answer are missing or could not be read:
    %s
    """
        .formatted(question.user(), answer.text(), missing);
  }

  private static String missing(
      CardReading reading, String word, String title, Function<CardField, String> named) {
    return reading.incomplete().stream()
        .map(
            number ->
                "- %s %d: %s"
                    .formatted(word, number, parts(reading.cards().get(number), title, named)))
        .collect(Collectors.joining("\n"));
  }

  private static String parts(
      @Nullable PartialCard card, String title, Function<CardField, String> named) {
    if (card == null) {
      return "the whole card";
    }
    List<String> parts = new ArrayList<>();
    if (!card.hasTitle()) {
      parts.add(title);
    }
    card.missing().forEach(field -> parts.add(named.apply(field)));
    return String.join(", ", parts);
  }

  private static Set<CardField> missingFields(@Nullable PartialCard card) {
    return card == null ? EnumSet.allOf(CardField.class) : card.missing();
  }
}
