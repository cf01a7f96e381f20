package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.pipeline.Pipeline;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for a run.
 *
 * @param runId the client's own id; null lets the service choose one
 */
@Schema(requiredProperties = {"blob_url", "company_id"})
public record RunRequest(
    @Schema(description = "1-128 of A-Z a-z 0-9 . _ -; generated when left out")
        @Nullable String runId,
    @Schema(description = "http, https or file", example = "https://example.com/report.pdf")
        String blobUrl,
    @Schema(example = "lactalis-canada") String companyId,
    @Schema(
            description =
                "Required in local mode. In others it is the caller's own, which is taken when it"
                    + " is left out; some keys may name any person",
            example = "user-1")
        String userId,
    RunOptions options,
    @Schema(description = "Left out: the newest version of the pipeline", example = "1")
        @Nullable Integer pipelineVersion,
    @Schema(
            description =
                "The stages after which the run waits for a review; left out: those of the"
                    + " company's profile. Empty: none",
            example = "[3]")
        @Nullable List<Integer> reviewAfter) {

  /** One that leaves the reviews to the company. */
  RunRequest(
      @Nullable String runId,
      String blobUrl,
      String companyId,
      String userId,
      RunOptions options,
      @Nullable Integer pipelineVersion) {
    this(runId, blobUrl, companyId, userId, options, pipelineVersion, null);
  }

  /**
   * @param streamed asks whether the calls of the run are streamed, if the request does not say
   * @param reviews the company's, if the request does not say
   */
  public RunContext under(
      String id, Instant acceptedAt, BooleanSupplier streamed, CompanyReviews reviews) {
    RunOptions fixed =
        options.stream() == null ? options.withStream(streamed.getAsBoolean()) : options;
    PipelineVersion pipeline = pipeline().id();
    List<Integer> waits =
        (reviewAfter == null ? reviews.after(companyId) : reviewAfter)
            .stream().filter(pipeline::has).toList();
    return new RunContext(
        id,
        1,
        userId,
        companyId,
        blobUrl,
        acceptedAt,
        fixed.withReviewAfter(waits.isEmpty() ? null : waits),
        acceptedAt,
        pipeline);
  }

  /** The pipeline that the run goes through. */
  public Pipeline pipeline() {
    return Optional.ofNullable(pipelineVersion)
        .flatMap(Pipelines.registered()::find)
        .orElseGet(Pipelines.registered()::newest);
  }

  /** Whether the run was started by an equal request. */
  public boolean isThatOf(RunContext run) {
    return blobUrl.equals(run.blobUrl())
        && companyId.equals(run.companyId())
        && userId.equals(run.userId())
        && (pipelineVersion == null || pipelineVersion == run.pipeline().version())
        && sameOptions(run.options())
        && (reviewAfter == null
            || reviewAfter.stream()
                .filter(run.pipeline()::has)
                .toList()
                .equals(Objects.requireNonNullElse(run.options().reviewAfter(), List.of())));
  }

  private boolean sameOptions(RunOptions other) {
    return Objects.equals(options.model(), other.model())
        && Objects.equals(options.promptVersion(), other.promptVersion())
        && sameCost(options.maxCostUsd(), other.maxCostUsd())
        && (options.stream() == null || options.stream().equals(other.stream()));
  }

  private static boolean sameCost(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == null && other == null : one.compareTo(other) == 0;
  }
}
