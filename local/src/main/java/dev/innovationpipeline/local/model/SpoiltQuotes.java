package dev.innovationpipeline.local.model;

import dev.innovationpipeline.schema.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Invents quotes of an answer to stage 1. */
final class SpoiltQuotes {

  /** Of an inspiration. */
  private static final int QUOTES = 3;

  private SpoiltQuotes() {}

  /** Leaves three quotes of each inspiration, and of the last one none that is real. */
  static String invented(String answer) {
    JsonNode json = WireJson.MAPPER.readTree(answer);
    JsonNode inspirations = json.path("inspirations");
    for (int i = 0; i < inspirations.size(); i++) {
      if (inspirations.path(i).path("quotes") instanceof ArrayNode quotes) {
        while (quotes.size() > QUOTES) {
          quotes.remove(quotes.size() - 1);
        }
        for (int n = 0; n < quotes.size() && i == inspirations.size() - 1; n++) {
          ((ObjectNode) quotes.path(n))
              .put(
                  "text",
                  "Analysts at the northern institute expect number %d of these habits to triple before long."
                      .formatted(n));
        }
      }
    }
    return json.toString();
  }
}
