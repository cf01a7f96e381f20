package dev.innovationpipeline.processor.stage.answer;

import dev.innovationpipeline.schema.text.UntrustedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cleans the texts of JSON: an escape such as {@code \\u0000} hides in the text of an answer. */
public final class CleanJson {

  private CleanJson() {}

  /** The same with clean texts and names; its depth is that which the parser takes. */
  public static JsonNode of(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(field -> clean.set(UntrustedText.clean(field.getKey()), of(field.getValue())));
        yield clean;
      }
      case ArrayNode array -> {
        ArrayNode clean = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> clean.add(of(element)));
        yield clean;
      }
      case JsonNode text when text.isString() ->
          JsonNodeFactory.instance.stringNode(UntrustedText.clean(text.stringValue()));
      case JsonNode other -> other;
    };
  }
}
