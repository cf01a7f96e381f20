package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards in JSON that are not as they were asked for. */
final class SpoiltCards {

  private static final String CARDS = "cards";
  private static final String NUMBER = "number";

  private SpoiltCards() {}

  /** Under other keys and in another wrapping. */
  static String withOddKeys(String answer) {
    ObjectNode odd = WireJson.MAPPER.createObjectNode();
    ArrayNode opportunities = odd.putObject("result").putArray("opportunities");
    for (JsonNode card : cards(answer)) {
      ObjectNode renamed = opportunities.addObject();
      renamed.put("No", "#" + card.path(NUMBER).asInt());
      renamed.set("Title", card.path("title"));
      for (CardField field : CardField.values()) {
        renamed.set(field.label(), card.path(field.wireName()));
      }
    }
    return odd.toString();
  }

  static String without(List<CardField> fields, String answer) {
    ArrayNode cards = cards(answer);
    cards.forEach(card -> fields.forEach(field -> ((ObjectNode) card).remove(field.wireName())));
    return written(cards);
  }

  /** The first of them, or all and the last one again under a number of its own. */
  static String ofNumber(int count, String answer) {
    ArrayNode cards = cards(answer);
    while (cards.size() > count) {
      cards.remove(cards.size() - 1);
    }
    while (!cards.isEmpty() && cards.size() < count) {
      ObjectNode last = (ObjectNode) cards.get(cards.size() - 1);
      cards.add(last.deepCopy().put(NUMBER, cards.size() + 1));
    }
    return written(cards);
  }

  private static ArrayNode cards(String answer) {
    return (ArrayNode) WireJson.MAPPER.readTree(answer).path(CARDS);
  }

  private static String written(ArrayNode cards) {
    return WireJson.MAPPER.createObjectNode().set(CARDS, cards).toString();
  }
}
