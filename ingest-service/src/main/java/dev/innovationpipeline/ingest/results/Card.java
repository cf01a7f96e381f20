package dev.innovationpipeline.ingest.results;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.evidence.CardEvidence;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.OpportunityCard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An opportunity card with its star. */
public record Card(
    @Schema(
            description = "Left out for a card of an earlier attempt",
            example = "8c0f7b5e-1f5b-5a8e-9a57-0d6c6f1d2b3a")
        @Nullable String id,
    @JsonUnwrapped OpportunityCard card,
    @Nullable Boolean starred,
    @Nullable Integer attempt,
    @Schema(description = "What it rests on; left out where that is not known")
        @Nullable CardEvidence evidence,
    @Schema(description = "A person's edit of it; left out for a card as the model wrote it")
        @Nullable CardEdit edited) {

  /**
   * The mark of an edit on a card.
   *
   * @param model the card as the model wrote it
   * @param check of the edited card
   */
  @Schema(name = "EditedCard")
  public record CardEdit(
      int version,
      @Schema(description = "A person's id, or key: and a key's id") String by,
      @Nullable Instant at,
      @Schema(description = "As the model wrote it") @Nullable OpportunityCard model,
      @Schema(description = "Of the edited card; left out where nobody checked it")
          @Nullable CardCheck check) {

    /** Null for a row of a card as the model wrote it. */
    static @Nullable CardEdit of(Row row) {
      Integer version = row.integer("editVersion");
      return version == null
          ? null
          : new CardEdit(version, row.textOr("editedBy", ""), row.time("editedAt"), null, null);
    }

    static CardEdit of(StoredEdit edit, @Nullable OpportunityCard model) {
      return new CardEdit(
          edit.mark().version(), edit.mark().by(), edit.mark().at(), model, edit.output().check());
    }
  }

  /** A row's columns have the names of the card's fields. */
  static Card of(Row row) {
    return new Card(
        row.text("id"),
        row.as(OpportunityCard.class),
        row.flag("starred"),
        row.integer("attempt"),
        null,
        CardEdit.of(row));
  }

  Card starred(boolean now) {
    return new Card(id, card, now, attempt, evidence, edited);
  }

  Card resting(@Nullable CardEvidence on) {
    return new Card(id, card, starred, attempt, on, edited);
  }

  /** With its edit, and the card of the model beside it; as it is where nobody edited it. */
  Card edited(List<StoredEdit> edits, @Nullable OpportunityCard model) {
    return edits.stream()
        .filter(
            edit -> edit.card() == card.number() && Integer.valueOf(edit.attempt()).equals(attempt))
        .findFirst()
        .map(edit -> edited(edit, model))
        .orElse(this);
  }

  private Card edited(StoredEdit edit, @Nullable OpportunityCard model) {
    OpportunityCard shown = Objects.requireNonNullElse(edit.output().card(), card);
    return new Card(id, shown, starred, attempt, evidence, CardEdit.of(edit, model));
  }
}
