package dev.innovationpipeline.ingest.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the sink wrote. */
@Component
class Library {

  private final JdbcClient database;

  Library(JdbcClient database) {
    this.database = database;
  }

  List<LibraryRun> newest(RunFilter filter) {
    Cursor after = filter.after();
    return database
        .sql(LibrarySql.RUNS)
        .param("company", filter.companyId())
        .param("user", filter.userId())
        .param("status", filter.status())
        .param("pattern", filter.pattern())
        .param("since", Row.column(filter.since()))
        .param("until", Row.column(filter.until()))
        .param("starred", filter.starred())
        .param("afterTime", after == null ? null : Row.column(after.createdAt()))
        .param("afterId", after == null ? null : after.runId())
        .param("limit", filter.limit())
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(LibraryRun::of)
        .toList();
  }

  Optional<RunResults> find(String runId) {
    return rows(LibrarySql.RUN, runId).stream()
        .findFirst()
        .map(
            run ->
                new RunResults(
                    LibraryRun.of(run),
                    rows(LibrarySql.INSPIRATIONS, runId).stream()
                        .limit(1)
                        .flatMap(row -> Inspiration.of(row).stream())
                        .toList(),
                    rows(LibrarySql.STAGES, runId).stream().map(StageResult::of).toList(),
                    rows(LibrarySql.CARDS, runId).stream().map(Card::of).toList(),
                    attemptsIfAny(runId)));
  }

  /** The newest first. */
  List<Attempt> attempts(String runId) {
    return rows(LibrarySql.ATTEMPTS, runId).stream().map(Attempt::of).toList();
  }

  Optional<AttemptResults> attempt(String runId, int number) {
    return database
        .sql(LibrarySql.ATTEMPT)
        .param("run", runId)
        .param("attempt", number)
        .query(Row.MAPPER)
        .list()
        .stream()
        .findFirst()
        .map(Attempt::of)
        .map(attempt -> AttemptResults.of(attempt, stages(runId, attempt)));
  }

  Optional<Row> card(String cardId) {
    return database.sql(LibrarySql.CARD).param("card", cardId).query(Row.MAPPER).optional();
  }

  List<Row> companies() {
    return database.sql(LibrarySql.COMPANIES).query(Row.MAPPER).list();
  }

  List<Row> spend(Instant since) {
    return database
        .sql(LibrarySql.SPEND)
        .param("since", Row.column(since))
        .query(Row.MAPPER)
        .list();
  }

  private List<StageResult> stages(String runId, Attempt attempt) {
    return database
        .sql(LibrarySql.ATTEMPT_STAGES)
        .param("run", runId)
        .param("attempt", attempt.attempt())
        .param("fromStage", attempt.fromStage())
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(StageResult::ofAttempt)
        .toList();
  }

  /** A database made elsewhere has no view of attempts, and its runs are shown without. */
  private List<Attempt> attemptsIfAny(String runId) {
    try {
      return attempts(runId);
    } catch (BadSqlGrammarException e) {
      return List.of();
    }
  }

  private List<Row> rows(String sql, String runId) {
    return database.sql(sql).param("run", runId).query(Row.MAPPER).list();
  }
}
