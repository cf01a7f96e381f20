package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.EditedOutput;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.sink.batch.Edit;
import dev.innovationpipeline.sink.batch.Star;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stars and edits of people, to rows and back.
 *
 * @param stars of some runs
 * @param edits of cards and outputs of these runs
 */
record PersonRows(Map<Star.Key, Star> stars, Map<Edit.Key, Edit> edits) {

  PersonRows() {
    this(new TreeMap<>(), new TreeMap<>());
  }

  @Nullable Star star(String runId, int attempt, int card) {
    return stars.get(new Star.Key(runId, attempt, card));
  }

  @Nullable Edit edit(String runId, int attempt, int stage, int card) {
    return edits.get(new Edit.Key(runId, attempt, stage, card));
  }

  static Row fact(Star star) {
    return Row.of(
        star.key().runId(), star.key().attempt(), star.key().card(), star.starred(), star.at());
  }

  static Row fact(Edit edit) {
    return Row.of(
        edit.key().runId(),
        edit.key().attempt(),
        edit.key().stage(),
        edit.key().card(),
        edit.version(),
        WireJson.MAPPER.writeValueAsString(edit.output()),
        edit.by(),
        edit.keyId(),
        edit.at());
  }

  /** For {@link Sql#STAR_CARD}. */
  static @Nullable Object[] onCard(Star star) {
    return new Object[] {
      star.starred(),
      Row.utc(star.at()),
      RowIds.card(star.key().runId(), star.key().card()),
      star.key().attempt()
    };
  }

  /** For {@link Sql#EDIT_CARD}. */
  static @Nullable Object[] onCard(Edit edit, OpportunityCard card) {
    return new Object[] {
      card.title(),
      CardField.TAGLINE.of(card),
      CardField.PROBLEM.of(card),
      CardField.SOLUTION.of(card),
      CardField.WHY_NOW.of(card),
      CardField.TARGET_SEGMENT.of(card),
      CardField.QUICK_WIN.of(card),
      card.parsed(),
      edit.version(),
      edit.by(),
      Row.utc(edit.at()),
      Row.utc(edit.at()),
      edit.key().runId(),
      edit.key().attempt(),
      edit.key().card(),
      RowIds.card(edit.key().runId(), edit.key().card()),
      edit.key().attempt()
    };
  }

  static Star star(ResultSet row) throws SQLException {
    return new Star(
        new Star.Key(row.getString("run_id"), row.getInt("attempt"), row.getInt("card")),
        row.getBoolean("starred"),
        Objects.requireNonNull(StateRows.time(row, "at")));
  }

  static Edit edit(ResultSet row) throws SQLException {
    return new Edit(
        new Edit.Key(
            row.getString("run_id"),
            row.getInt("attempt"),
            row.getInt("stage_number"),
            row.getInt("card")),
        row.getInt("version"),
        WireJson.MAPPER.readValue(row.getString("output"), EditedOutput.class),
        row.getString("edited_by"),
        row.getString("key_id"),
        Objects.requireNonNull(StateRows.time(row, "at")));
  }
}
