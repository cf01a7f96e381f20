package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.PostgresArray;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.BatchedRun;
import dev.innovationpipeline.sink.batch.Edit;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.ReviewFact;
import dev.innovationpipeline.sink.batch.Star;
import dev.innovationpipeline.sink.board.BoardBatch;
import dev.innovationpipeline.sink.board.BoardSql;
import dev.innovationpipeline.sink.board.CardWords;
import dev.innovationpipeline.sink.postgres.OutputRows.OutputTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes a batch within a transaction that holds the locks of its partitions. It looks first at
 * what is there, so that a run with one attempt, nearly every run, costs one row for each fact.
 */
final class BatchWriter {

  /**
   * The changes to the seed's rows of some runs.
   *
   * @param runs states to be written, by run
   * @param outputs outputs to be shown, in place of those shown now
   * @param hidden outputs to remove without a replacement
   * @param users owners of the cards, by run
   * @param evidence of outputs that are new, shown or not
   */
  record Changes(
      SortedMap<String, AttemptState> runs,
      List<Output> outputs,
      List<Output.Key> hidden,
      Map<String, String> users,
      EvidenceRows evidence) {

    Changes() {
      this(
          new TreeMap<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new TreeMap<>(),
          new EvidenceRows());
    }
  }

  private final Session session;

  BatchWriter(Session session) {
    this.session = session;
  }

  void write(FactBatch batch) throws SQLException {
    forget(batch.forgotten());
    Set<String> runs = new TreeSet<>(batch.runs());
    session.query(Sql.FORGOTTEN, runs, BatchWriter::runId).forEach(runs::remove);
    Present present = Present.read(session, runs);
    Set<String> archived = new HashSet<>(session.query(Sql.ARCHIVED, runs, BatchWriter::runId));
    Set<String> several = new TreeSet<>(archived);
    batch.attempts().keySet().stream()
        .filter(key -> key.attempt() > 1 && runs.contains(key.runId()))
        .map(AttemptState.Key::runId)
        .forEach(several::add);
    Changes changes = new Changes();
    if (!several.isEmpty()) {
      Archive.extend(session, batch, several, archived, present, changes.evidence())
          .derive(present, changes);
    }
    runs.removeAll(several);
    addSingles(batch, runs, present, changes);
    runs.addAll(several);
    apply(changes, present, runs, batch);
    review(batch.reviews().values(), runs);
    session.upsert(
        Table.BATCH_RUN,
        batch.batched().values().stream()
            .filter(run -> runs.contains(run.runId()))
            .map(BatchWriter::row)
            .toList());
  }

  private static Row row(BatchedRun run) {
    return Row.of(
        run.runId(),
        run.batchId(),
        run.document(),
        run.documents(),
        run.company(),
        run.companies(),
        run.companyId(),
        run.userId(),
        run.requestedAt());
  }

  private void review(Collection<ReviewFact> facts, Set<String> runs) throws SQLException {
    for (ReviewFact fact : facts) {
      if (runs.contains(fact.key().runId())) {
        session.update(
            Sql.WRITE_REVIEW,
            fact.key().runId(),
            fact.key().attempt(),
            fact.key().event(),
            fact.stage(),
            fact.decision(),
            fact.comment(),
            fact.decidedBy(),
            Row.utc(fact.at()));
      }
    }
  }

  /** Of runs with one attempt: what comes is what is shown. */
  private static void addSingles(
      FactBatch batch, Set<String> runs, Present present, Changes changes) {
    for (AttemptState state : batch.attempts().values()) {
      String runId = state.run().runId();
      if (runs.contains(runId)) {
        AttemptState merged = present.state(runId).map(state::merge).orElse(state);
        if (!merged.equals(present.state(runId).orElse(null))) {
          changes.runs().put(runId, merged);
        }
        changes.users().put(runId, merged.run().userId());
      }
    }
    for (Output output : batch.outputs().values()) {
      Output.Key key = output.key();
      OutputTime shown = present.outputs(key.runId()).get(key.stage());
      if (runs.contains(key.runId())
          && (shown == null || shown.completedAt().isBefore(output.completedAt()))) {
        changes.outputs().add(output);
        changes.evidence().add(output, shown != null);
      }
    }
  }

  private void apply(Changes changes, Present present, Set<String> runs, FactBatch batch)
      throws SQLException {
    List<Row> freshRuns = new ArrayList<>();
    List<Row> knownRuns = new ArrayList<>();
    changes
        .runs()
        .forEach(
            (runId, state) ->
                (present.has(runId) ? knownRuns : freshRuns).add(StateRows.run(state)));
    session.copy(Table.RUN, freshRuns.stream());
    session.upsert(Table.RUN, knownRuns);
    hide(changes.hidden());
    PersonRows people = people(runs, batch, changes.outputs());
    OutputRows fresh = new OutputRows();
    OutputRows known = new OutputRows();
    for (Output output : changes.outputs()) {
      String user = changes.users().getOrDefault(output.key().runId(), "");
      (present.shows(output.key()) ? known : fresh).add(output, user, people);
    }
    fresh.copy(session);
    known.upsert(session);
    changes.evidence().write(session);
    annotate(runs, batch);
  }

  /** Those who noted something find it on the board as soon as it is stored. */
  private void annotate(Set<String> runs, FactBatch batch) throws SQLException {
    String notes = BoardBatch.notes(batch, runs);
    if (!notes.isEmpty()) {
      session.update(BoardSql.ANNOTATE, notes);
    }
    Set<String> noted = BoardBatch.noted(batch, runs);
    session.query(BoardSql.LOCK, noted, row -> true);
    if (!noted.isEmpty()) {
      CardWords words = new CardWords();
      session.query(BoardSql.TEXTS, noted, words::add);
      session.update(BoardSql.REMOVE, PostgresArray.of(noted), PostgresArray.of(noted));
      session.update(
          BoardSql.DERIVE,
          PostgresArray.of(noted),
          PostgresArray.of(words.cards()),
          PostgresArray.of(words.words()));
    }
  }

  /** Writes the stars and edits of the batch, and answers all of its runs that matter here. */
  private PersonRows people(Set<String> runs, FactBatch batch, List<Output> outputs)
      throws SQLException {
    Set<String> concerned = new TreeSet<>();
    outputs.stream()
        .filter(output -> output.result() instanceof OpportunityCards)
        .forEach(output -> concerned.add(output.key().runId()));
    Stream.concat(
            batch.stars().keySet().stream().map(Star.Key::runId),
            batch.edits().keySet().stream().map(Edit.Key::runId))
        .filter(runs::contains)
        .forEach(concerned::add);
    PersonRows people = new PersonRows();
    session
        .query(Sql.STARS, concerned, PersonRows::star)
        .forEach(star -> people.stars().put(star.key(), star));
    session
        .query(Sql.EDITS, concerned, PersonRows::edit)
        .forEach(edit -> people.edits().put(edit.key(), edit));
    writeStars(runs, batch, people.stars());
    writeEdits(runs, batch, people.edits());
    return people;
  }

  private void writeStars(Set<String> runs, FactBatch batch, Map<Star.Key, Star> stars)
      throws SQLException {
    List<Row> changed = new ArrayList<>();
    for (Star star : batch.stars().values()) {
      Star before = stars.get(star.key());
      if (runs.contains(star.key().runId())
          && !star.equals(before)
          && star.equals(stars.merge(star.key(), star, Star::merge))) {
        changed.add(PersonRows.fact(star));
        session.update(Sql.STAR_CARD, PersonRows.onCard(star));
      }
    }
    session.upsert(Table.CARD_STAR, changed);
  }

  private void writeEdits(Set<String> runs, FactBatch batch, Map<Edit.Key, Edit> edits)
      throws SQLException {
    List<Row> changed = new ArrayList<>();
    for (Edit edit : batch.edits().values()) {
      Edit before = edits.get(edit.key());
      if (runs.contains(edit.key().runId())
          && !edit.equals(before)
          && edit.equals(edits.merge(edit.key(), edit, Edit::merge))) {
        changed.add(PersonRows.fact(edit));
        OpportunityCard card = edit.output().card();
        if (card != null) {
          session.update(Sql.EDIT_CARD, PersonRows.onCard(edit, card));
        }
      }
    }
    session.upsert(Table.OUTPUT_EDIT, changed);
  }

  private void hide(Collection<Output.Key> outputs) throws SQLException {
    for (Output.Key key : outputs) {
      session.update(Sql.DELETE_REPORT_OF_OUTPUT, key.runId(), key.runId(), key.stage());
      session.update(Sql.DELETE_CARDS_OF_OUTPUT, key.runId(), key.runId(), key.stage());
      session.update(Sql.DELETE_OUTPUT, key.runId(), key.stage());
    }
  }

  private void forget(Set<String> runs) throws SQLException {
    session.update(Sql.DELETE_CARDS, runs);
    session.update(Sql.DELETE_REPORTS, runs);
    session.update(Sql.DELETE_OUTPUTS, runs);
    session.update(Sql.DELETE_RUNS, runs);
    session.update(Sql.DELETE_ARCHIVED_ATTEMPTS, runs);
    session.update(Sql.DELETE_ARCHIVED_OUTPUTS, runs);
    session.update(Sql.DELETE_STARS, runs);
    session.update(Sql.DELETE_EDITS, runs);
    session.update(Sql.DELETE_REVIEWS, runs);
    session.update(Sql.DELETE_BATCH_RUNS, runs);
    session.update(Sql.DELETE_EVIDENCE, runs);
    session.update(Sql.DELETE_CARD_EVIDENCE, runs);
    session.query(BoardSql.LOCK, runs, row -> true); // Or their cards might just be derived.
    session.update(BoardSql.FORGET_ANNOTATIONS, runs);
    session.update(BoardSql.FORGET_CARDS, runs);
    session.update(Sql.FORGET, runs);
  }

  private static String runId(ResultSet row) throws SQLException {
    return row.getString("run_id");
  }
}
