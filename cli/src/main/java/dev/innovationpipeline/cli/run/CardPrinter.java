package dev.innovationpipeline.cli.run;

import tools.jackson.databind.JsonNode;

/** Prints a run's cards and outcome for people. */
final class CardPrinter {

  private CardPrinter() {}

  static String print(JsonNode status, JsonNode results) {
    StringBuilder text = new StringBuilder();
    for (JsonNode card : results.path("cards")) {
      text.append('\n')
          .append(card.path("number").asInt())
          .append(". ")
          .append(card.path("title").asString(""))
          .append('\n');
      field(text, card, "tagline", "");
      field(text, card, "problem", "Problem:  ");
      field(text, card, "solution", "Solution: ");
      field(text, card, "why_now", "Why now:  ");
      field(text, card, "target_segment", "For:      ");
      field(text, card, "quick_win", "Quick win: ");
    }
    return text.append('\n').append(outcome(status)).toString();
  }

  /** How the run ended, in one line. */
  static String outcome(JsonNode status) {
    String state = status.path("status").asString("");
    String error = status.path("error_message").asString("");
    return state
        + (state.equals("COMPLETED") ? " in " + Submission.durationMillis(status) + " ms" : "")
        + (error.isEmpty() ? "" : ": " + error);
  }

  private static void field(StringBuilder text, JsonNode card, String name, String label) {
    text.append("   ").append(label).append(card.path(name).asString("")).append('\n');
  }
}
