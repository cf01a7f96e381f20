package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.Degradation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt without its results. */
public record Attempt(
    int attempt,
    @Schema(example = "COMPLETED") String status,
    @Schema(
            description =
                "The attempt that went on from one that had not ended, as after a review or with"
                    + " results that runs share; left out for none",
            example = "2")
        @Nullable Integer continuedBy,
    @Schema(description = "The first stage it did; 1 for the submission") int fromStage,
    @Nullable Integer currentStage,
    @Nullable String errorMessage,
    @Nullable String errorCode,
    @Nullable String model,
    @Nullable String promptVersion,
    @Schema(description = "The version of the pipeline it went through") int pipelineVersion,
    @Nullable String jobId,
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    @Nullable BigDecimal costUsd,
    @Nullable Instant requestedAt,
    @Nullable Instant completedAt,
    @Nullable Instant updatedAt,
    @Schema(
            description =
                "Why a COMPLETED attempt is degraded; left out for nothing, and in lists of"
                    + " attempts")
        @Nullable List<Degradation> degraded) {

  static Attempt of(Row row) {
    return new Attempt(
        row.integerOr("attempt", 1),
        row.textOr("status", ""),
        row.integer("continued_by"),
        row.integerOr("from_stage", 1),
        row.integer("current_stage"),
        row.text("error_message"),
        row.text("error_code"),
        row.text("model"),
        row.text("prompt_version"),
        row.integerOr("pipeline_version", PipelineVersion.FIRST.version()),
        row.text("job_id"),
        row.bigInteger("prompt_tokens"),
        row.bigInteger("completion_tokens"),
        row.amount("cost_usd"),
        row.time("requested_at"),
        row.time("completed_at"),
        row.time("updated_at"),
        null);
  }

  Attempt withDegraded(@Nullable List<Degradation> reasons) {
    return new Attempt(
        attempt,
        status,
        continuedBy,
        fromStage,
        currentStage,
        errorMessage,
        errorCode,
        model,
        promptVersion,
        pipelineVersion,
        jobId,
        promptTokens,
        completionTokens,
        costUsd,
        requestedAt,
        completedAt,
        updatedAt,
        reasons);
  }
}
