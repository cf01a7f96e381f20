package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Evidence;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.wire.ResultJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts in the database, for the start of another one. */
@Component
class AttemptQueries {

  private final JdbcClient database;

  AttemptQueries(JdbcClient database) {
    this.database = database;
  }

  /**
   * The newest attempt in the database; 0 for none.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  int newest(String runId) {
    return answer(() -> attempt(database.sql(ResultSql.NEWEST_ATTEMPT).param("run", runId)));
  }

  /**
   * The attempt that belongs to a bulk job; 0 for none.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  int ofJob(String runId, String jobId) {
    return answer(
        () ->
            attempt(
                database.sql(ResultSql.ATTEMPT_OF_JOB).param("run", runId).param("job", jobId)));
  }

  /**
   * The output of a stage by the newest attempt that completed it. The database does not hold its
   * number of calls.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the database does not answer
   */
  Optional<StageCompleted> output(RunContext run, int stage) {
    return answer(
        () ->
            database
                .sql(ResultSql.NEWEST_OUTPUT)
                .param("run", run.runId())
                .param("stage", stage)
                .query(Row.MAPPER)
                .list()
                .stream()
                .findFirst()
                .map(row -> completed(row, run, stage)));
  }

  /** Of prose, the tables hold no evidence; it is that of the inspirations it rests on. */
  private StageResult result(Row row, RunContext run) {
    StageResult result =
        ResultJson.result(row.textOr("markdown", ""), row.json("json", ResultJson.class), null);
    if (!(result instanceof Prose prose)) {
      return result;
    }
    return database
        .sql(ResultSql.INSPIRATIONS_OF_ATTEMPT)
        .param("run", run.runId())
        .param("attempt", row.integerOr("attempt", 1))
        .query(Row.MAPPER)
        .list()
        .stream()
        .findFirst()
        .map(inspirations -> inspirations.json("json", ResultJson.class))
        .map(ResultJson::quotes)
        .map(quotes -> new Prose(prose.markdown(), Evidence.withQuotes(quotes)))
        .orElse(prose);
  }

  private StageCompleted completed(Row row, RunContext run, int stage) {
    Instant at = Objects.requireNonNullElse(row.time("completed_at"), run.requestedAt());
    RunContext original =
        new RunContext(
            run.runId(),
            Objects.requireNonNullElse(row.integer("attempt"), 1),
            run.userId(),
            run.companyId(),
            run.blobUrl(),
            run.requestedAt(),
            run.options(),
            run.attemptRequestedAt(),
            run.pipeline());
    return new StageCompleted(
        original,
        stage,
        result(row, run),
        row.textOr("model", ""),
        row.textOr("prompt_version", ""),
        null,
        usage(row),
        Usage.NONE,
        Objects.requireNonNullElse(row.time("started_at"), at),
        at,
        row.integer("copied_from_attempt"),
        row.degraded(),
        null,
        null,
        row.json("edited", Edit.class),
        null);
  }

  private static Usage usage(Row row) {
    return new Usage(
        0,
        Objects.requireNonNullElse(row.bigInteger("prompt_tokens"), 0L),
        Objects.requireNonNullElse(row.bigInteger("completion_tokens"), 0L),
        Objects.requireNonNullElse(row.amount("cost_usd"), BigDecimal.ZERO));
  }

  private static int attempt(JdbcClient.StatementSpec query) {
    return query.query(Row.MAPPER).list().stream()
        .findFirst()
        .map(row -> row.integer("attempt"))
        .orElse(0);
  }

  private static <T> T answer(Supplier<T> query) {
    try {
      return query.get();
    } catch (DataAccessException e) {
      throw Problems.unavailable(
          "The database of results does not answer, and the stored output of the run is needed.",
          e);
    }
  }
}
