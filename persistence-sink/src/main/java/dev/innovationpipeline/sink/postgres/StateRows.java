package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.run.RunProgress;
import dev.innovationpipeline.sink.batch.AttemptState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** States to rows and back. */
final class StateRows {

  private StateRows() {}

  static Row run(AttemptState state) {
    RunContext run = state.run();
    return Row.of(
        run.runId(),
        state.status(),
        state.currentStage(),
        state.error(),
        state.errorCode(),
        run.userId(),
        run.companyId(),
        run.blobUrl(),
        state.progress().attempt(),
        state.progress().number(),
        state.usage().promptTokens(),
        state.usage().completionTokens(),
        state.usage().costUsd().toPlainString(),
        run.options().model(),
        run.options().promptVersion(),
        run.options().jobId(),
        run.pipeline().version(),
        run.pipeline().stages(),
        run.requestedAt(),
        state.completedAt(),
        state.updatedAt());
  }

  static Row archived(AttemptState state) {
    RunContext run = state.run();
    return Row.of(
        run.runId(),
        state.progress().attempt(),
        state.status(),
        state.currentStage(),
        state.error(),
        state.errorCode(),
        run.userId(),
        run.companyId(),
        run.blobUrl(),
        state.progress().number(),
        state.usage().promptTokens(),
        state.usage().completionTokens(),
        state.usage().costUsd().toPlainString(),
        run.options().model(),
        run.options().promptVersion(),
        run.options().jobId(),
        run.pipeline().version(),
        run.pipeline().stages(),
        state.fromStage(),
        run.requestedAt(),
        run.attemptRequestedAt(),
        state.completedAt(),
        state.updatedAt());
  }

  /** Of the columns that {@link Sql#RUNS} and {@link Sql#ARCHIVED_ATTEMPTS} name alike. */
  static AttemptState read(ResultSet row) throws SQLException {
    int attempt = row.getInt("attempt");
    RunContext run =
        new RunContext(
            row.getString("run_id"),
            attempt,
            text(row, "user_id"),
            text(row, "company_id"),
            text(row, "blob_url"),
            Objects.requireNonNull(time(row, "run_requested_at")),
            new RunOptions(
                row.getString("model"),
                row.getString("prompt_version"),
                null,
                row.getString("job_id")),
            time(row, "requested_at"),
            new PipelineVersion(row.getInt("pipeline_version"), row.getInt("pipeline_stages")));
    return new AttemptState(
        run,
        new RunProgress(attempt, row.getInt("progress")),
        row.getInt("current_stage"),
        row.getString("error_code"),
        row.getString("error_message"),
        row.getObject("from_stage", Integer.class),
        new Usage(
            0,
            row.getLong("prompt_tokens"),
            row.getLong("completion_tokens"),
            row.getBigDecimal("cost_usd")),
        time(row, "completed_at"),
        Objects.requireNonNull(time(row, "updated_at")));
  }

  static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }
}
