package dev.innovationpipeline.cli.run;

import dev.innovationpipeline.cli.columns.TwoColumns;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints two attempts in two columns. */
final class ComparisonPrinter {

  private static final List<String> CARD_FIELDS =
      List.of("tagline", "problem", "solution", "why_now", "target_segment", "quick_win");

  private final TwoColumns columns = new TwoColumns();

  private ComparisonPrinter() {}

  static String print(JsonNode comparison) {
    ComparisonPrinter printer = new ComparisonPrinter();
    printer.head(comparison.path("a"), comparison.path("b"));
    printer.stages(comparison.path("stages"));
    printer.cards(comparison.path("a").path("cards"), comparison.path("b").path("cards"));
    return printer.columns.print();
  }

  private void head(JsonNode a, JsonNode b) {
    row("Attempt " + a.path("attempt").asInt(), "Attempt " + b.path("attempt").asInt());
    row(
        a.path("status").asString("") + Losses.mark(a),
        b.path("status").asString("") + Losses.mark(b));
    row(
        "from stage " + a.path("from_stage").asInt(1),
        "from stage " + b.path("from_stage").asInt(1));
    row(money(a), money(b));
    row(a.path("error_message").asString(""), b.path("error_message").asString(""));
    columns.line("");
  }

  private void stages(JsonNode stages) {
    for (JsonNode stage : stages) {
      columns.line(
          (stage.path("changed").asBoolean(false) ? "≠ " : "= ")
              + "Stage "
              + stage.path("number").asInt()
              + (stage.has("title") ? " · " + stage.path("title").asString("") : ""));
    }
  }

  private void cards(JsonNode a, JsonNode b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      columns.line("");
      JsonNode left = a.path(i);
      JsonNode right = b.path(i);
      row((i + 1) + ". " + left.path("title").asString("–"), right.path("title").asString("–"));
      for (String field : CARD_FIELDS) {
        row(left.path(field).asString(""), right.path(field).asString(""));
      }
    }
  }

  private void row(String left, String right) {
    columns.row(left, right);
  }

  private static String money(JsonNode attempt) {
    return attempt.has("cost_usd") ? attempt.path("cost_usd").decimalValue() + " USD" : "";
  }
}
