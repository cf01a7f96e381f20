package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.schema.event.OutputEdited.Edit;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.ResultJson;
import dev.innovationpipeline.schema.wire.WireJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The output of a stage. */
public record StageOutput(
    int number,
    String title,
    @Nullable String markdown,
    @Schema(description = "The result as data", implementation = Object.class, type = "object")
        @Nullable JsonNode json,
    @Schema(description = "The attempt that made it") @Nullable Integer attempt,
    @Nullable String model,
    @Nullable String promptVersion,
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    @Nullable BigDecimal costUsd,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Schema(description = "What was lost in the result; left out for nothing")
        @Nullable List<Degradation> degraded,
    @Schema(
            description =
                "The version of the company's profile that the model was told of; left out for a"
                    + " stage that tells of none")
        @Nullable ProfileVersion profile,
    @Schema(
            description =
                "The person's edit that this output is; left out for what a model wrote, and kept"
                    + " by attempts that begin with it")
        @Nullable Edit edited,
    @Schema(
            description =
                "The newest edit of this output, from which an attempt may go on; left out for"
                    + " none")
        @Nullable Edit newestEdit) {

  /** Of the table of the newest outputs. */
  static StageOutput of(Row row, PipelineVersion pipeline, List<StoredEdit> edits) {
    return of(
        row,
        pipeline,
        "stageNumber",
        "markdownOutput",
        "jsonOutput",
        row.integer("attempt"),
        true,
        edits);
  }

  /** Of the view of all attempts' outputs. */
  static StageOutput ofAttempt(Row row, PipelineVersion pipeline, List<StoredEdit> edits) {
    Integer copied = row.integer("copied_from_attempt");
    Integer attempt = copied == null ? row.integer("attempt") : copied;
    return of(row, pipeline, "stage_number", "markdown", "json", attempt, false, edits);
  }

  private static StageOutput of(
      Row row,
      PipelineVersion pipeline,
      String number,
      String markdown,
      String json,
      @Nullable Integer attempt,
      boolean prisma,
      List<StoredEdit> edits) {
    Integer found = row.integer(number);
    int stage = found == null ? 0 : found;
    return new StageOutput(
        stage,
        Pipelines.registered().title(pipeline, stage),
        row.text(markdown),
        row.json(json),
        attempt,
        row.text("model"),
        row.text(prisma ? "promptVersion" : "prompt_version"),
        row.bigInteger(prisma ? "promptTokens" : "prompt_tokens"),
        row.bigInteger(prisma ? "completionTokens" : "completion_tokens"),
        row.amount(prisma ? "costUsd" : "cost_usd"),
        row.time(prisma ? "startedAt" : "started_at"),
        row.time(prisma ? "createdAt" : "completed_at"),
        Degradation.orNull(row.degraded()),
        row.json("profile", ProfileVersion.class),
        row.json("edited", Edit.class),
        edits.stream()
            .filter(edit -> edit.isOf(row.integerOr("attempt", 1), stage, 0))
            .map(StoredEdit::mark)
            .findFirst()
            .orElse(null));
  }

  /** The losses in the results of a COMPLETED run or attempt; null for none. */
  static @Nullable List<Degradation> degraded(String status, List<StageOutput> stages) {
    return status.equals(Status.COMPLETED.name())
        ? Degradation.orNull(
            stages.stream()
                .map(StageOutput::degraded)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList())
        : null;
  }

  /** The typed result. */
  public StageResult result() {
    return ResultJson.result(
        Objects.requireNonNullElse(markdown, ""),
        json == null ? null : WireJson.MAPPER.treeToValue(json, ResultJson.class),
        null);
  }
}
