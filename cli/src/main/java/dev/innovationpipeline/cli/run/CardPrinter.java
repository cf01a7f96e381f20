package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints a run's cards and outcome for people. */
final class CardPrinter {

  private CardPrinter() {}

  static String print(JsonNode status, JsonNode results) {
    return print(status, results, List.of());
  }

  /**
   * The cards, and below them the lines on earlier ones.
   *
   * @param seen none where nothing is known
   */
  static String print(JsonNode status, JsonNode results, List<String> seen) {
    StringBuilder text = new StringBuilder();
    CardMarks marks = new CardMarks(results);
    for (JsonNode json : results.path("cards")) {
      OpportunityCard card = WireJson.MAPPER.treeToValue(json, OpportunityCard.class);
      text.append("\n%d. %s\n".formatted(card.number(), card.title()));
      if (!card.parsed()) {
        text.append("   ! This card could not be read from the answer.\n");
      }
      for (CardField field : CardField.values()) {
        text.append("   ").append(label(field)).append(field.of(card)).append('\n');
      }
      String label = "%-15s ".formatted("Rests on:");
      for (String ground : CardGrounds.lines(json)) {
        text.append("   ").append(label).append(ground).append('\n');
        label = " ".repeat(label.length());
      }
      JsonNode edited = json.path("edited");
      if (edited.isObject()) {
        text.append(
            "   ✎ Edited by %s; the model wrote: %s\n"
                .formatted(
                    edited.path("by").asString(""),
                    edited.path("model").path("title").asString("")));
      }
      for (String warning : marks.warnings(card.number())) {
        text.append("   ! ").append(warning).append('\n');
      }
    }
    seen.forEach(line -> text.append("\n! ").append(line));
    return text.append(seen.isEmpty() ? "\n" : "\n\n").append(outcome(status)).toString();
  }

  /** How the run ended, in one line, and a line for each loss. */
  static String outcome(JsonNode status) {
    String state = status.path("status").asString("");
    String error = status.path("error_message").asString("");
    return state
        + (state.equals("COMPLETED") ? " in " + Submission.durationMillis(status) + " ms" : "")
        + Losses.mark(status)
        + (error.isEmpty() ? "" : ": " + error)
        + Losses.reasons(status);
  }

  /** The tagline stands alone; the other texts begin in one column where they can. */
  private static String label(CardField field) {
    return field == CardField.TAGLINE ? "" : "%-15s ".formatted(field.label() + ":");
  }
}
