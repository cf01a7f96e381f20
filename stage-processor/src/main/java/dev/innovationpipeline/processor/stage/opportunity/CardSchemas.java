package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import dev.innovationpipeline.processor.stage.opportunity.card.CardNames;
import dev.innovationpipeline.processor.stage.opportunity.source.SourceNames;
import dev.innovationpipeline.schema.result.CardField;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas by which cards are asked for. They say no lengths and no counts, which some
 * providers refuse in schemas; the reader of the answer holds it to them.
 */
final class CardSchemas {

  private static final String NAME = "opportunity_cards";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** All parts of all cards. */
  static final AnswerSchema WHOLE = of(List.of(CardField.values()));

  /** All parts of all cards, and what each rests on. */
  static final AnswerSchema WITH_SOURCES = of(List.of(CardField.values()), true);

  private CardSchemas() {}

  /** Cards of which these parts are asked for, beside number and title. */
  static AnswerSchema of(Collection<CardField> fields) {
    return of(fields, false);
  }

  private static AnswerSchema of(Collection<CardField> fields, boolean sources) {
    ObjectNode schema = object();
    ObjectNode cards = require(schema, "cards").put("type", "array");
    ObjectNode card = object();
    require(card, CardNames.NUMBER).put("type", "integer");
    require(card, CardNames.TITLE).put("type", "string");
    if (!fields.isEmpty()) {
      EnumSet.copyOf(fields)
          .forEach(field -> require(card, field.wireName()).put("type", "string"));
    }
    if (sources) {
      require(card, SourceNames.INSPIRATION).put("type", "integer");
      require(card, SourceNames.PRINCIPLE).put("type", "integer");
      require(card, SourceNames.QUOTES)
          .put("type", "array")
          .putObject("items")
          .put("type", "string");
    }
    cards.set("items", card);
    return new AnswerSchema(NAME, schema.toString());
  }

  private static ObjectNode object() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema.put("additionalProperties", false).putArray("required");
    schema.putObject("properties");
    return schema;
  }

  /** Strict schemas require each of their properties. */
  private static ObjectNode require(ObjectNode schema, String property) {
    ((ArrayNode) schema.path("required")).add(property);
    return ((ObjectNode) schema.path("properties")).putObject(property);
  }
}
