package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.Output;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/** Which output a row is, without its text: of one attempt and stage, the later wins. */
record OutputTime(Output.Key key, Instant completedAt) {

  static OutputTime of(Output output) {
    return new OutputTime(output.key(), output.completedAt());
  }

  static OutputTime read(ResultSet row) throws SQLException {
    return new OutputTime(
        new Output.Key(row.getString("run_id"), row.getInt("attempt"), row.getInt("stage_number")),
        Objects.requireNonNull(StateRows.time(row, "completed_at")));
  }
}
