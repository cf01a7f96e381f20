package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.VisibleOutputs;
import dev.innovationpipeline.sink.postgres.OutputRows.OutputTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is known of the runs that have several attempts; what they show is derived from it. */
final class Archive {

  private final Session session;
  private final FactBatch batch;
  private final SortedMap<AttemptState.Key, AttemptState> attempts = new TreeMap<>();
  private final Map<Output.Key, OutputTime> outputs = new HashMap<>();

  private Archive(Session session, FactBatch batch) {
    this.session = session;
    this.batch = batch;
  }

  /**
   * Adds a batch to the archive.
   *
   * @param runs those with several attempts, in the batch or before
   * @param archived those of them that the archive has already
   * @param evidence takes that of outputs that are new
   */
  static Archive extend(
      Session session,
      FactBatch batch,
      Set<String> runs,
      Set<String> archived,
      Present present,
      EvidenceRows evidence)
      throws SQLException {
    Archive archive = new Archive(session, batch);
    archive.moveIn(runs, archived, present);
    archive.addStates(runs);
    archive.addOutputs(runs, evidence);
    return archive;
  }

  /** Derives what the runs show, and how that differs from what they show now. */
  void derive(Present present, BatchWriter.Changes changes) throws SQLException {
    Map<String, AttemptState> newest = new TreeMap<>();
    attempts
        .values()
        .forEach(state -> newest.merge(state.run().runId(), state, AttemptState::merge));
    Map<String, List<Output.Key>> known = new HashMap<>();
    outputs
        .keySet()
        .forEach(key -> known.computeIfAbsent(key.runId(), r -> new ArrayList<>()).add(key));
    for (var run : newest.entrySet()) {
      String runId = run.getKey();
      Optional<Row> shown = present.state(runId).map(StateRows::run);
      if (!shown.equals(Optional.of(StateRows.run(run.getValue())))) {
        changes.runs().put(runId, run.getValue());
      }
      Map<Integer, Output.Key> visible =
          VisibleOutputs.of(known.getOrDefault(runId, List.of()), attempts(runId));
      for (Output.Key key : visible.values()) {
        if (!Objects.equals(outputs.get(key), present.outputs(runId).get(key.stage()))) {
          changes.outputs().add(content(key));
          AttemptState attempt = attempts.get(new AttemptState.Key(runId, key.attempt()));
          changes.users().put(runId, Objects.requireNonNull(attempt).run().userId());
        }
      }
      present.outputs(runId).values().stream()
          .map(OutputTime::key)
          .filter(key -> !visible.containsKey(key.stage()))
          .forEach(changes.hidden()::add);
    }
  }

  private Map<Integer, AttemptState> attempts(String runId) {
    Map<Integer, AttemptState> ofRun = new HashMap<>();
    attempts
        .subMap(new AttemptState.Key(runId, 0), new AttemptState.Key(runId, Integer.MAX_VALUE))
        .forEach((key, state) -> ofRun.put(key.attempt(), state));
    return ofRun;
  }

  private void moveIn(Set<String> runs, Set<String> archived, Present present) throws SQLException {
    Set<String> arriving = new HashSet<>(runs);
    arriving.removeAll(archived);
    arriving.removeIf(run -> present.state(run).isEmpty());
    arriving.forEach(
        run -> present.state(run).ifPresent(state -> attempts.put(state.key(), state)));
    session.copy(Table.ATTEMPT_ARCHIVE, attempts.values().stream().map(StateRows::archived));
    session.update(Sql.ARCHIVE_OUTPUTS, arriving);
  }

  private void addStates(Set<String> runs) throws SQLException {
    for (AttemptState state : session.query(Sql.ARCHIVED_ATTEMPTS, runs, StateRows::read)) {
      attempts.put(state.key(), state);
    }
    List<Row> changed = new ArrayList<>();
    for (AttemptState state : batch.attempts().values()) {
      if (runs.contains(state.run().runId())) {
        AttemptState before = attempts.get(state.key());
        AttemptState after = attempts.merge(state.key(), state, AttemptState::merge);
        if (!after.equals(before)) {
          changed.add(StateRows.archived(after));
        }
      }
    }
    session.upsert(Table.ATTEMPT_ARCHIVE, changed);
  }

  private void addOutputs(Set<String> runs, EvidenceRows evidence) throws SQLException {
    for (OutputTime output : session.query(Sql.ARCHIVED_OUTPUTS, runs, OutputTime::read)) {
      outputs.put(output.key(), output);
    }
    List<Row> fresh = new ArrayList<>();
    List<Row> replaced = new ArrayList<>();
    for (Output output : batch.outputs().values()) {
      OutputTime before = outputs.get(output.key());
      if (runs.contains(output.key().runId())
          && (before == null || before.completedAt().isBefore(output.completedAt()))) {
        (before == null ? fresh : replaced).add(OutputRows.archived(output));
        outputs.put(output.key(), OutputTime.of(output));
        evidence.add(output, before != null);
      }
    }
    session.copy(Table.OUTPUT_ARCHIVE, fresh.stream());
    session.upsert(Table.OUTPUT_ARCHIVE, replaced);
  }

  private Output content(Output.Key key) throws SQLException {
    Output inBatch = batch.outputs().get(key);
    if (inBatch != null && OutputTime.of(inBatch).equals(outputs.get(key))) {
      return inBatch;
    }
    return session
        .query(Sql.OUTPUT, OutputRows::read, key.runId(), key.attempt(), key.stage())
        .getFirst();
  }
}
