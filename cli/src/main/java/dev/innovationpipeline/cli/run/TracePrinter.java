package dev.innovationpipeline.cli.run;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Prints for each card the way back to the document, step by step. */
public final class TracePrinter {

  private TracePrinter() {}

  public static String print(JsonNode trace) {
    StringBuilder text = new StringBuilder();
    for (JsonNode card : trace.path("cards")) {
      text.append("\n%d. %s\n".formatted(card.path("number").asInt(), title(card)));
      find(trace, "principles", card.path("principle"))
          .ifPresent(principle -> addPrinciple(text, trace, card, principle));
      find(trace, "inspirations", card.path("inspiration"))
          .ifPresent(
              inspiration ->
                  text.append(line("inspiration", inspiration, by(card.path("inspiration_by")))));
      for (JsonNode id : card.path("quotes")) {
        quote(trace, id.asString(""))
            .ifPresent(
                quote ->
                    text.append(
                        "   quote         “%s” (%s)%s%n"
                            .formatted(
                                CardGrounds.shortened(quote.path("text").asString("")),
                                CardGrounds.place(quote),
                                by(card.path("quotes_by")))));
      }
      if (card.path("quotes").isEmpty()) {
        text.append("   No quotes of the document are known for this card.\n");
      }
    }
    return text.isEmpty() ? "The run has no cards yet." : text.substring(1).stripTrailing();
  }

  private static void addPrinciple(
      StringBuilder text, JsonNode trace, JsonNode card, JsonNode principle) {
    text.append(line("principle", principle, by(card.path("principle_by"))));
    for (JsonNode link : principle.path("trends")) {
      find(trace, "trends", link.path("number"))
          .ifPresent(trend -> text.append(line("trend", trend, by(link.path("by")))));
    }
  }

  private static String line(String kind, JsonNode node, String by) {
    return "   %-13s %d · %s%s%n".formatted(kind, node.path("number").asInt(), title(node), by);
  }

  private static String title(JsonNode node) {
    return CardGrounds.shortened(node.path("title").asString(""));
  }

  /** Only where the model did not say it itself. */
  private static String by(JsonNode by) {
    String known = by.asString("model");
    return known.equals("model") ? "" : " [by " + known + "]";
  }

  private static Optional<JsonNode> find(JsonNode trace, String nodes, JsonNode number) {
    return trace
        .path(nodes)
        .valueStream()
        .filter(node -> number.isNumber() && node.path("number").asInt() == number.asInt())
        .findFirst();
  }

  private static Optional<JsonNode> quote(JsonNode trace, String id) {
    return trace
        .path("quotes")
        .valueStream()
        .filter(quote -> quote.path("id").asString("").equals(id))
        .findFirst();
  }
}
