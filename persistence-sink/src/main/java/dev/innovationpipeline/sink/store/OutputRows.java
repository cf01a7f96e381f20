package dev.innovationpipeline.sink.store;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.StageCompleted;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import tools.jackson.databind.JsonNode;

/** What a stage's output becomes in the tables. */
final class OutputRows {

  private static final int INSPIRATIONS = 2;

  private OutputRows() {}

  static SqlParameterSource stageOutput(StageCompleted event) {
    JsonNode json = event.json();
    return new MapSqlParameterSource()
        .addValue("id", RowIds.stageOutput(event.run().runId(), event.stage().number()))
        .addValue("runId", event.run().runId())
        .addValue("stageNumber", event.stage().number())
        .addValue("markdown", event.markdown())
        .addValue("json", json == null ? null : json.toString())
        .addValue("attempt", event.run().attempt())
        .addValue("model", event.model())
        .addValue("promptVersion", event.promptVersion())
        .addValue("promptTokens", event.usage().promptTokens())
        .addValue("completionTokens", event.usage().completionTokens())
        .addValue("costUsd", event.usage().costUsd())
        .addValue("startedAt", UtcTime.of(event.startedAt()))
        .addValue("createdAt", UtcTime.of(event.occurredAt()));
  }

  /** One row for the first stage's output, none for others. */
  static List<SqlParameterSource> inspirationReport(StageCompleted event) {
    JsonNode json = event.json();
    if (event.stage() != Stage.INSPIRATION_EXTRACTION || json == null) {
      return List.of();
    }
    JsonNode inspirations = json.path("inspirations");
    if (inspirations.size() != INSPIRATIONS) {
      throw new UnwritableEventException(
          "The event %s has %d inspirations; a report has exactly %d."
              .formatted(event.id(), inspirations.size(), INSPIRATIONS));
    }
    MapSqlParameterSource row =
        new MapSqlParameterSource()
            .addValue("id", RowIds.inspirationReport(event.run().runId()))
            .addValue("runId", event.run().runId())
            .addValue("attempt", event.run().attempt())
            .addValue("createdAt", UtcTime.of(event.occurredAt()));
    for (int number = 1; number <= INSPIRATIONS; number++) {
      JsonNode inspiration = inspirations.get(number - 1);
      row.addValue("title" + number, text(inspiration, "title"))
          .addValue("content" + number, text(inspiration, "content"))
          .addValue("elements" + number, texts(inspiration.path("key_elements")));
    }
    return List.of(row);
  }

  /** Five rows for the last stage's output, none for others. */
  static List<SqlParameterSource> cards(StageCompleted event) {
    JsonNode json = event.json();
    if (event.stage() != Stage.OPPORTUNITY_GENERATION || json == null) {
      return List.of();
    }
    List<SqlParameterSource> rows = new ArrayList<>();
    for (JsonNode card : json.path("cards")) {
      int number = card.path("number").asInt(0);
      rows.add(
          new MapSqlParameterSource()
              .addValue("id", RowIds.card(event.run().runId(), number))
              .addValue("runId", event.run().runId())
              .addValue("userId", event.run().userId())
              .addValue("number", number)
              .addValue("title", text(card, "title"))
              .addValue("tagline", text(card, "tagline"))
              .addValue("problem", text(card, "problem"))
              .addValue("solution", text(card, "solution"))
              .addValue("whyNow", text(card, "why_now"))
              .addValue("targetSegment", text(card, "target_segment"))
              .addValue("quickWin", text(card, "quick_win"))
              .addValue("parsed", card.path("parsed").asBoolean(true))
              .addValue("attempt", event.run().attempt())
              .addValue("createdAt", UtcTime.of(event.occurredAt())));
    }
    return rows;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static String[] texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asString("")));
    return texts.toArray(String[]::new);
  }
}
