package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes cards the way some model might. */
final class CardText {

  /**
   * @param heading with the number and the title put in
   * @param label with the field's name put in
   * @param between separates the parts of a card
   */
  record Style(String heading, String label, String between) {

    String of(OpportunityCard card) {
      Stream<String> fields =
          Stream.of(CardField.values())
              .map(field -> label.formatted(field.label(), field.of(card)));
      return Stream.concat(Stream.of(heading.formatted(card.number(), card.title())), fields)
          .collect(Collectors.joining(between));
    }

    String of(List<OpportunityCard> cards) {
      return cards.stream().map(this::of).collect(Collectors.joining(between));
    }
  }

  static final Style ASKED_FOR = new Style("## Opportunity %d: %s", "**%s:** %s", "\n\n");

  private CardText() {}

  static OpportunityCard card(int number) {
    return new OpportunityCard(
        number,
        "Title " + number,
        "Tagline of " + number,
        "Problem-solving is slow.",
        "A jar.",
        "Because of now.",
        "Cooks",
        "Try ten jars.",
        true);
  }

  static List<OpportunityCard> cards() {
    return IntStream.rangeClosed(1, OpportunityCards.COUNT).mapToObj(CardText::card).toList();
  }
}
