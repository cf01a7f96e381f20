package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.database.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One note of a person on a card. */
record CardNote(
    @Schema(
            example = "rating",
            allowableValues = {"tag", "comment", "rating", "status"})
        String kind,
    @Schema(description = "The tag, or the comment's id") @Nullable String name,
    @Schema(description = "The comment, the reason of a rating, or the status")
        @Nullable String text,
    @Schema(description = "Of a rating, 1 to 5", example = "4") @Nullable Integer stars,
    @Schema(description = "Who did it", example = "user-7") String userId,
    Instant at) {

  static CardNote of(Row row) {
    Instant at = row.time("at");
    String kind = row.textOr("kind", "");
    return new CardNote(
        kind,
        kind.equals("tag") || kind.equals("comment") ? row.text("name") : null,
        kind.equals("tag") ? null : row.text("text"),
        row.integer("stars"),
        row.textOr("person", ""),
        at == null ? Instant.EPOCH : at);
  }
}
