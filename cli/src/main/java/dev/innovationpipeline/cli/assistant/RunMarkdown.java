package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A run's results as one document in Markdown. */
final class RunMarkdown {

  private RunMarkdown() {}

  /**
   * @param results as the server has them
   */
  static String of(JsonNode results) {
    JsonNode run = results.path("run");
    List<String> parts = new ArrayList<>();
    parts.add("# Opportunities for " + run.path("company_id").asString(""));
    parts.add(
        "From *%s*. Run `%s`, %s."
            .formatted(
                run.path("document_name").asString(run.path("blob_url").asString("")),
                run.path("run_id").asString(""),
                run.path("status").asString("")));
    for (JsonNode reason : run.path("degraded")) {
      parts.add("> " + reason.path("message").asString(""));
    }
    for (JsonNode json : results.path("cards")) {
      parts.add(card(WireJson.MAPPER.treeToValue(json, OpportunityCard.class), json));
    }
    for (JsonNode inspiration : results.path("inspirations")) {
      parts.add("## Inspiration: " + inspiration.path("title").asString(""));
      parts.add(inspiration.path("content").asString(""));
    }
    for (JsonNode stage : results.path("stages")) {
      JsonNode json = stage.path("json");
      if (!json.has("inspirations") && !json.has("cards") && stage.has("markdown")) {
        parts.add(
            "## Stage %d: %s"
                .formatted(stage.path("number").asInt(), stage.path("title").asString("")));
        parts.add(stage.path("markdown").asString(""));
      }
    }
    return String.join("\n\n", parts) + "\n";
  }

  private static String card(OpportunityCard card, JsonNode json) {
    List<String> lines = new ArrayList<>();
    lines.add("## %d. %s".formatted(card.number(), card.title()));
    for (CardField field : CardField.values()) {
      lines.add("**%s:** %s".formatted(field.label(), field.of(card)));
    }
    for (JsonNode quote : json.path("evidence").path("quotes")) {
      lines.add("> “%s”".formatted(quote.path("text").asString("").replace('\n', ' ')));
    }
    return String.join("\n\n", lines);
  }
}
