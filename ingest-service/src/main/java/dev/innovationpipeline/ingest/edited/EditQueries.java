package dev.innovationpipeline.ingest.edited;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads edits from the database. */
@Component
public class EditQueries {

  private final JdbcClient database;

  public EditQueries(JdbcClient database) {
    this.database = database;
  }

  /** The newest edit of each output and card of a run; none in a database of an older sink. */
  public List<StoredEdit> of(String runId) {
    try {
      return edits(runId);
    } catch (BadSqlGrammarException e) {
      return List.of();
    }
  }

  /**
   * The newest edit of one output or card.
   *
   * @param card its number; 0 for the output as a whole
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  public Optional<StoredEdit> newest(String runId, int attempt, int stage, int card) {
    return answer(
        () -> edits(runId).stream().filter(edit -> edit.isOf(attempt, stage, card)).findFirst());
  }

  /**
   * The text of a stage as an attempt went on from it; empty where there is none.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  public Optional<String> text(String runId, int attempt, int stage) {
    return answer(
        () ->
            database
                .sql(ResultSql.TEXT_OF_STAGE)
                .param("run", runId)
                .param("attempt", attempt)
                .param("stage", stage)
                .query(Row.MAPPER)
                .list()
                .stream()
                .findFirst()
                .map(row -> row.textOr("markdown", "")));
  }

  /**
   * The generation of the database, under which the sink commits its offsets.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  public String generation() {
    return answer(
        () ->
            database.sql(ResultSql.GENERATION).query(Row.MAPPER).list().stream()
                .findFirst()
                .map(row -> row.textOr("epoch", ""))
                .orElse(""));
  }

  private List<StoredEdit> edits(String runId) {
    return database.sql(ResultSql.EDITS).param("run", runId).query(Row.MAPPER).list().stream()
        .map(StoredEdit::of)
        .toList();
  }

  private static <T> T answer(Supplier<T> query) {
    try {
      return query.get();
    } catch (DataAccessException e) {
      throw Problems.unavailable(
          "The database of results does not answer, and an edit needs it. Where the sink writes"
              + " files (SINK_TARGET=files), nothing can be edited: let it write to a database.",
          e);
    }
  }
}
