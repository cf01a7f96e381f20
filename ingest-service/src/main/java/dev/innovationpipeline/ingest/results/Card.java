package dev.innovationpipeline.ingest.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.schema.result.OpportunityCard;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An opportunity card with its star. */
record Card(
    @Schema(
            description = "Left out for a card of an earlier attempt",
            example = "8c0f7b5e-1f5b-5a8e-9a57-0d6c6f1d2b3a")
        @Nullable String id,
    @JsonUnwrapped OpportunityCard card,
    @Nullable Boolean starred,
    @Nullable Integer attempt,
    @Schema(description = "What it rests on; left out where that is not known")
        @Nullable CardEvidence evidence) {

  /** A row's columns have the names of the card's fields. */
  static Card of(Row row) {
    return new Card(
        row.text("id"),
        row.as(OpportunityCard.class),
        row.flag("starred"),
        row.integer("attempt"),
        null);
  }

  Card starred(boolean now) {
    return new Card(id, card, now, attempt, evidence);
  }

  Card resting(@Nullable CardEvidence on) {
    return new Card(id, card, starred, attempt, on);
  }
}
