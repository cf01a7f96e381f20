package dev.innovationpipeline.ingest.edited;

import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.result.EditedOutput;
import java.time.Instant;
import java.util.Objects;

/**
 * The newest edit of an output or a card.
 *
 * @param attempt whose output it is
 * @param card its number; 0 for the output as a whole
 */
public record StoredEdit(int attempt, int stage, int card, Edit mark, EditedOutput output) {

  /** A row of the table of edits. */
  static StoredEdit of(Row row) {
    return new StoredEdit(
        row.integerOr("attempt", 1),
        row.integerOr("stage_number", 1),
        row.integerOr("card", 0),
        new Edit(
            row.integerOr("version", 1),
            row.textOr("edited_by", ""),
            row.text("key_id"),
            Objects.requireNonNullElse(row.time("at"), Instant.EPOCH)),
        Objects.requireNonNull(row.json("output", EditedOutput.class)));
  }

  public static StoredEdit of(OutputEdited event) {
    return new StoredEdit(
        event.run().attempt(),
        event.stage(),
        event.output().cardNumber(),
        event.mark(),
        event.output());
  }

  /** Whether it is of a stage's output, or with a number of a card. */
  public boolean isOf(int attemptNumber, int stageNumber, int cardNumber) {
    return attempt == attemptNumber && stage == stageNumber && card == cardNumber;
  }
}
