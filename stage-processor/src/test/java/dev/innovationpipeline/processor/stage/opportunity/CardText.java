package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

  /** As a model answers that is asked by the schema. */
  static String json(List<OpportunityCard> cards) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ArrayNode array = json.putArray("cards");
    for (OpportunityCard card : cards) {
      ObjectNode object = array.addObject();
      object.put("number", card.number()).put("title", card.title());
      for (CardField field : CardField.values()) {
        object.put(field.wireName(), field.of(card));
      }
    }
    return json.toString();
  }

  static List<OpportunityCard> cards() {
    return IntStream.rangeClosed(1, OpportunityCards.COUNT).mapToObj(CardText::card).toList();
  }
}
