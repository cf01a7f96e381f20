package dev.innovationpipeline.cli.run;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints two attempts in two columns. */
final class ComparisonPrinter {

  private static final int COLUMN_WIDTH = 46;
  private static final List<String> CARD_FIELDS =
      List.of("tagline", "problem", "solution", "why_now", "target_segment", "quick_win");

  private final StringBuilder text = new StringBuilder();

  private ComparisonPrinter() {}

  static String print(JsonNode comparison) {
    ComparisonPrinter printer = new ComparisonPrinter();
    printer.head(comparison.path("a"), comparison.path("b"));
    printer.stages(comparison.path("stages"));
    printer.cards(comparison.path("a").path("cards"), comparison.path("b").path("cards"));
    return printer.text.toString().stripTrailing();
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
    text.append('\n');
  }

  private void stages(JsonNode stages) {
    for (JsonNode stage : stages) {
      text.append(stage.path("changed").asBoolean(false) ? "≠ " : "= ")
          .append("Stage ")
          .append(stage.path("number").asInt())
          .append(stage.has("title") ? " · " + stage.path("title").asString("") : "")
          .append('\n');
    }
  }

  private void cards(JsonNode a, JsonNode b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      text.append('\n');
      JsonNode left = a.path(i);
      JsonNode right = b.path(i);
      row((i + 1) + ". " + left.path("title").asString("–"), right.path("title").asString("–"));
      for (String field : CARD_FIELDS) {
        row(left.path(field).asString(""), right.path(field).asString(""));
      }
    }
  }

  private void row(String left, String right) {
    List<String> a = lines(left);
    List<String> b = lines(right);
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      String line =
          ("%-" + COLUMN_WIDTH + "s │ %s")
              .formatted(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
      text.append(line.stripTrailing()).append('\n');
    }
  }

  private static String money(JsonNode attempt) {
    return attempt.has("cost_usd") ? attempt.path("cost_usd").decimalValue() + " USD" : "";
  }

  /** Broken between words. */
  private static List<String> lines(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMN_WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
