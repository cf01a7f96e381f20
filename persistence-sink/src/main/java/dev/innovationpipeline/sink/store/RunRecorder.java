package dev.innovationpipeline.sink.store;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.support.TransactionOperations;

/** Writes facts, each batch in one transaction; writing the same again changes nothing. */
public final class RunRecorder {

  private final NamedParameterJdbcOperations jdbc;
  private final TransactionOperations transactions;

  public RunRecorder(NamedParameterJdbcOperations jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * @throws org.springframework.dao.DataAccessException when nothing of the batch was written
   */
  public void record(FactBatch batch) {
    Rows rows = new Rows();
    batch.runs().values().forEach(status -> rows.runs.add(run(status)));
    batch.outputs().values().forEach(rows::add);
    transactions.executeWithoutResult(
        transaction -> {
          write(Sql.RUN, rows.runs);
          write(Sql.STAGE_OUTPUT, rows.outputs);
          write(Sql.INSPIRATION_REPORT, rows.reports);
          write(Sql.OPPORTUNITY_CARD, rows.cards);
        });
  }

  private void write(String sql, List<SqlParameterSource> rows) {
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }
  }

  private static SqlParameterSource run(RunStatus status) {
    return new MapSqlParameterSource()
        .addValue("id", status.run().runId())
        .addValue("status", status.status().name())
        .addValue("currentStage", status.currentStage())
        .addValue("errorMessage", status.error())
        .addValue("errorCode", status.errorCode())
        .addValue("userId", status.run().userId())
        .addValue("companyId", status.run().companyId())
        .addValue("blobUrl", status.run().blobUrl())
        .addValue("attempt", status.progress().attempt())
        .addValue("progress", status.progress().number())
        .addValue("promptTokens", status.usage().promptTokens())
        .addValue("completionTokens", status.usage().completionTokens())
        .addValue("costUsd", status.usage().costUsd())
        .addValue("createdAt", UtcTime.of(status.run().requestedAt()))
        .addValue("completedAt", completedAt(status))
        .addValue("updatedAt", UtcTime.of(status.updatedAt()));
  }

  /** When the last stage ended; a late event of the same batch must not move it. */
  private static @Nullable LocalDateTime completedAt(RunStatus status) {
    if (status.status() != Status.COMPLETED) {
      return null;
    }
    StageProgress last = status.stages().get(Stage.last().number());
    Instant ended = last == null ? null : last.endedAt();
    return UtcTime.of(ended == null ? status.updatedAt() : ended);
  }

  /** The rows of one batch, table by table. */
  private static final class Rows {

    private final List<SqlParameterSource> runs = new ArrayList<>();
    private final List<SqlParameterSource> outputs = new ArrayList<>();
    private final List<SqlParameterSource> reports = new ArrayList<>();
    private final List<SqlParameterSource> cards = new ArrayList<>();

    private void add(StageCompleted event) {
      outputs.add(OutputRows.stageOutput(event));
      reports.addAll(OutputRows.inspirationReport(event));
      cards.addAll(OutputRows.cards(event));
    }
  }
}
