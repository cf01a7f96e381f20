package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An opportunity card. */
public record Card(
    @Schema(
            description = "Left out for a card of an earlier attempt",
            example = "8c0f7b5e-1f5b-5a8e-9a57-0d6c6f1d2b3a")
        @Nullable String id,
    @Nullable Integer number,
    @Schema(example = "Kefir to go") @Nullable String title,
    @Nullable String tagline,
    @Nullable String problem,
    @Nullable String solution,
    @Nullable String whyNow,
    @Nullable String targetSegment,
    @Nullable String quickWin,
    @Nullable Boolean starred,
    @Schema(
            description =
                "False when the model's answer had no card of this number that could be read")
        @Nullable Boolean parsed,
    @Nullable Integer attempt) {

  public static Card of(Row row) {
    return new Card(
        row.text("id"),
        row.integer("number"),
        row.text("title"),
        row.text("tagline"),
        row.text("problem"),
        row.text("solution"),
        row.text("why_now"),
        row.text("target_segment"),
        row.text("quick_win"),
        row.flag("starred"),
        row.flag("parsed"),
        row.integer("attempt"));
  }

  public Card starred(boolean now) {
    return new Card(
        id,
        number,
        title,
        tagline,
        problem,
        solution,
        whyNow,
        targetSegment,
        quickWin,
        now,
        parsed,
        attempt);
  }

  /** Those in the last stage's output. */
  public static List<Card> of(@Nullable JsonNode output, int attempt) {
    return output == null
        ? List.of()
        : output.path("cards").valueStream().map(card -> read(card, attempt)).toList();
  }

  private static Card read(JsonNode json, int attempt) {
    return new Card(
        null,
        json.path("number").asInt(0),
        json.path("title").asString(""),
        json.path("tagline").asString(""),
        json.path("problem").asString(""),
        json.path("solution").asString(""),
        json.path("why_now").asString(""),
        json.path("target_segment").asString(""),
        json.path("quick_win").asString(""),
        null,
        json.path("parsed").asBoolean(true),
        attempt);
  }
}
