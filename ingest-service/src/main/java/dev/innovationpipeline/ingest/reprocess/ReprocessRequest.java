package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.problem.PipelineVersionField;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to reprocess a run. A field that is left out, except the job, keeps its value of the
 * attempt before.
 *
 * @param editVersion of the output of the stage before, which a person edited
 * @param jobId of a bulk reprocess, which starts one attempt of a run even when it asks repeatedly
 */
@Schema(requiredProperties = "from_stage")
public record ReprocessRequest(
    @Schema(description = "The first stage to redo, from 1", example = "4") int fromStage,
    @Schema(example = "anthropic/claude-sonnet-4.5") @Nullable String model,
    @Schema(example = "v1", description = "For the stages that have it; others take their newest")
        @Nullable String promptVersion,
    @Schema(example = "0.50") @Nullable BigDecimal maxCostUsd,
    @Schema(example = "2026-11-24-better-cards") @Nullable String jobId,
    @Schema(description = "Left out: the version that the run went through before", example = "1")
        @Nullable Integer pipelineVersion,
    @Schema(
            description =
                "The version of a person's edit of the stage before, to go on from; left out: the"
                    + " output as it was made",
            example = "1")
        @Nullable Integer editVersion) {

  private static final int MAX_NAME_LENGTH = 128;
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final BigDecimal MAX_COST_USD = BigDecimal.valueOf(1000);

  /** A request that keeps everything of the attempt before. */
  public static ReprocessRequest from(int stage) {
    return new ReprocessRequest(stage, null, null, null, null, null, null);
  }

  static ReprocessRequest read(byte[] body) {
    RequestFields fields = RequestFields.read(body);
    fields.refuse("options", "is a field of new runs; give what is in it beside from_stage");
    ReprocessRequest request =
        new ReprocessRequest(
            fields.requiredInteger("from_stage", 1, Pipelines.registered().maxStages()),
            fields.optional("model", MAX_NAME_LENGTH),
            named(fields, "prompt_version"),
            fields.optionalAmount("max_cost_usd", MAX_COST_USD),
            named(fields, "job_id"),
            PipelineVersionField.read(fields),
            editVersion(fields));
    if (request.editVersion != null && request.fromStage == 1) {
      fields.wrong("edit_version", "needs a from_stage of 2 or more: nothing comes before stage 1");
    }
    fields.refuseIfWrong();
    return request;
  }

  RunOptions after(RunOptions before) {
    RunOptions options =
        new RunOptions(
            model == null ? before.model() : model,
            promptVersion == null ? before.promptVersion() : promptVersion,
            maxCostUsd == null ? before.maxCostUsd() : maxCostUsd,
            jobId,
            before.stream(),
            before.reviewAfter(),
            isThatOf(before.review()) ? before.review() : null,
            before.batch());
    return options.awaiting(null);
  }

  /** Changes that were asked for are asked for again when their stage is the first to be redone. */
  private boolean isThatOf(RunOptions.@Nullable Reviewed review) {
    return review != null && review.comment() != null && review.stage() == fromStage;
  }

  private static @Nullable Integer editVersion(RequestFields fields) {
    Integer version = fields.optionalInteger("edit_version");
    if (version != null && version < 1) {
      fields.wrong("edit_version", "must be 1 or more; leave it out for the output as it was made");
    }
    return version;
  }

  private static @Nullable String named(RequestFields fields, String field) {
    String name = fields.optional(field, MAX_NAME_LENGTH);
    if (name != null && !VERSION.matcher(name).matches()) {
      fields.wrong(field, "must be 1 to 64 of A-Z, a-z, 0-9, dot, underscore and hyphen");
    }
    return name;
  }
}
