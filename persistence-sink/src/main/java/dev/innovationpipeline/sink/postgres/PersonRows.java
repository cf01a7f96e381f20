package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.Star;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stars to rows and back. */
final class StarRows {

  private StarRows() {}

  static Row fact(Star star) {
    return Row.of(
        star.key().runId(), star.key().attempt(), star.key().card(), star.starred(), star.at());
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

  static Star read(ResultSet row) throws SQLException {
    return new Star(
        new Star.Key(row.getString("run_id"), row.getInt("attempt"), row.getInt("card")),
        row.getBoolean("starred"),
        Objects.requireNonNull(StateRows.time(row, "at")));
  }
}
