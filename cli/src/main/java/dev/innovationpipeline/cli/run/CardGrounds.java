package dev.innovationpipeline.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says what a card rests on, a line for each quote. */
final class CardGrounds {

  private static final int MAX_CHARS = 160;

  private CardGrounds() {}

  /**
   * Empty where no evidence of the card is known.
   *
   * @param card as the server has it
   */
  static List<String> lines(JsonNode card) {
    JsonNode evidence = card.path("evidence");
    List<String> lines = new ArrayList<>();
    for (JsonNode quote : evidence.path("quotes")) {
      lines.add("“%s” (%s)".formatted(shortened(quote.path("text").asString("")), place(quote)));
    }
    if (lines.isEmpty()) {
      return lines;
    }
    if (!evidence.path("quotes_by").asString("model").equals("model")) {
      lines.add("chosen by code, as the model named no quotes");
    }
    return lines;
  }

  /** For people: the page or other place, and the passage. */
  static String place(JsonNode quote) {
    JsonNode place = quote.path("place");
    String passage = quote.path("passage").asString("");
    if (passage.isEmpty()) {
      return "not found in the document";
    }
    String kind = place.path("kind").asString("");
    String name = place.path("name").asString("");
    int number = place.path("number").asInt(0);
    if (kind.equals("section")) {
      return name.isEmpty() ? passage : "section “%s”, %s".formatted(shortened(name), passage);
    }
    return "%s %d, %s".formatted(kind, number, passage);
  }

  static String shortened(String text) {
    String line = text.lines().map(String::strip).collect(Collectors.joining(" "));
    return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS - 1) + "…";
  }
}
