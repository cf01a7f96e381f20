package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.postgres.OutputRows.OutputTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows in the seed's tables of the runs of a batch, as far as events made them. */
final class Present {

  private record RunRow(String runId, @Nullable AttemptState state) {}

  private final Map<String, AttemptState> states = new HashMap<>();
  private final Set<String> runs = new HashSet<>();
  private final Map<String, Map<Integer, OutputTime>> outputs = new HashMap<>();

  /** Reads the rows; outputs, reports and cards of runs that no event made are deleted. */
  static Present read(Session session, Collection<String> runs) throws SQLException {
    Present present = new Present();
    Set<String> untouched = new HashSet<>();
    for (RunRow row : session.query(Sql.RUNS, runs, Present::runRow)) {
      present.runs.add(row.runId());
      if (row.state() == null) {
        untouched.add(row.runId());
      } else {
        present.states.put(row.runId(), row.state());
      }
    }
    session.update(Sql.DELETE_CARDS, untouched);
    session.update(Sql.DELETE_REPORTS, untouched);
    session.update(Sql.DELETE_OUTPUTS, untouched);
    for (OutputTime output :
        session.query(Sql.PRESENT_OUTPUTS, present.states.keySet(), OutputTime::read)) {
      present
          .outputs
          .computeIfAbsent(output.key().runId(), run -> new HashMap<>())
          .put(output.key().stage(), output);
    }
    return present;
  }

  boolean has(String runId) {
    return runs.contains(runId);
  }

  Optional<AttemptState> state(String runId) {
    return Optional.ofNullable(states.get(runId));
  }

  /** The outputs that a run shows, by stage. */
  Map<Integer, OutputTime> outputs(String runId) {
    return outputs.getOrDefault(runId, Map.of());
  }

  boolean shows(Output.Key key) {
    return outputs(key.runId()).containsKey(key.stage());
  }

  private static RunRow runRow(ResultSet row) throws SQLException {
    boolean touched = row.getInt("progress") >= 0;
    return new RunRow(row.getString("run_id"), touched ? StateRows.read(row) : null);
  }
}
