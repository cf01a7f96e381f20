package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.document.DocumentName;
import dev.innovationpipeline.ingest.note.RunNotes.NotedRun;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.run.RunProgress;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.text.ShownAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run without its results. */
public record RunSummary(
    String runId,
    String status,
    @Nullable Integer currentStage,
    @Nullable String errorMessage,
    @Nullable String errorCode,
    @Nullable Integer attempt,
    @Schema(description = "The version of the pipeline that it goes through", example = "1")
        int pipelineVersion,
    @Nullable String userId,
    @Nullable String companyId,
    @Nullable String blobUrl,
    @Schema(
            description = "The name of the uploaded file, or the last part of the address",
            example = "report.pdf")
        @Nullable String documentName,
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    @Schema(description = "That people gave the run; left out for none") @Nullable String title,
    @Schema(description = "That people gave the run; left out for none")
        @Nullable List<String> tags,
    @Schema(description = "Of the newest attempt") @Nullable BigDecimal costUsd,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant completedAt,
    @Schema(
            description =
                "Why a COMPLETED run is degraded: what was lost in its results without anybody's"
                    + " choice; left out for nothing")
        @Nullable List<Degradation> degraded,
    @Schema(
            description =
                "A RUNNING run that does nothing says for what it waits; else left out. What it is"
                    + " and since when is in GET /status/{run_id}",
            allowableValues = "review")
        @Nullable String waitingFor) {

  private static final String REVIEW = "review";

  static RunSummary of(Row row) {
    return new RunSummary(
        row.textOr("id", ""),
        row.textOr("status", ""),
        row.integer("currentStage"),
        row.text("errorMessage"),
        row.text("errorCode"),
        row.integer("attempt"),
        row.integerOr("pipelineVersion", PipelineVersion.FIRST.version()),
        row.text("userId"),
        row.text("companyId"),
        shown(row.text("blobUrl")),
        DocumentName.of(row.text("blobUrl")),
        row.bigInteger("promptTokens"),
        row.bigInteger("completionTokens"),
        null,
        null,
        row.amount("costUsd"),
        row.time("createdAt"),
        row.time("updatedAt"),
        row.time("completedAt"),
        null,
        waitingFor(new RunProgress(1, row.integerOr("progress", 0))));
  }

  /** A run that the sink has not written yet. */
  static RunSummary of(RunStatus status) {
    RunContext run = status.run();
    return new RunSummary(
        run.runId(),
        status.status().name(),
        status.currentStage(),
        status.error(),
        status.errorCode(),
        run.attempt(),
        run.pipeline().version(),
        run.userId(),
        run.companyId(),
        shown(run.blobUrl()),
        DocumentName.of(run.blobUrl()),
        status.usage().promptTokens(),
        status.usage().completionTokens(),
        null,
        null,
        status.usage().costUsd(),
        run.requestedAt(),
        status.updatedAt(),
        null,
        Degradation.orNull(status.degraded()),
        waitingFor(status.progress()));
  }

  private static @Nullable String waitingFor(RunProgress progress) {
    return progress.waitsForReview() ? REVIEW : null;
  }

  private static @Nullable String shown(@Nullable String blobUrl) {
    return blobUrl == null ? null : ShownAddress.of(blobUrl);
  }

  /** Whether there may be reasons why it is degraded. */
  boolean completed() {
    return status.equals(Status.COMPLETED.name());
  }

  RunSummary withDegraded(@Nullable List<Degradation> reasons) {
    return new RunSummary(
        runId,
        status,
        currentStage,
        errorMessage,
        errorCode,
        attempt,
        pipelineVersion,
        userId,
        companyId,
        blobUrl,
        documentName,
        promptTokens,
        completionTokens,
        title,
        tags,
        costUsd,
        createdAt,
        updatedAt,
        completedAt,
        reasons,
        waitingFor);
  }

  /**
   * @param notes null for none
   */
  RunSummary withNotes(@Nullable NotedRun notes) {
    return notes == null
        ? this
        : new RunSummary(
            runId,
            status,
            currentStage,
            errorMessage,
            errorCode,
            attempt,
            pipelineVersion,
            userId,
            companyId,
            blobUrl,
            documentName,
            promptTokens,
            completionTokens,
            notes.title(),
            notes.tags().isEmpty() ? null : notes.tags(),
            costUsd,
            createdAt,
            updatedAt,
            completedAt,
            degraded,
            waitingFor);
  }
}
