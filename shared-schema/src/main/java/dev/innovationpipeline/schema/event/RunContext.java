package dev.innovationpipeline.schema.event;

import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The submitter, the document and the options of a run; carried by every event, so that no consumer
 * needs a join.
 *
 * @param attempt 1 for the submission, one more for each reprocess
 * @param blobUrl where the document is fetched from
 * @param requestedAt when the run was first accepted
 * @param attemptRequestedAt when this attempt was asked for; the same for the first
 * @param pipeline the version of the pipeline that the attempt goes through; events that carry none
 *     mean the first
 */
public record RunContext(
    String runId,
    int attempt,
    String userId,
    String companyId,
    String blobUrl,
    Instant requestedAt,
    RunOptions options,
    @Nullable Instant attemptRequestedAt,
    @Nullable PipelineVersion pipeline) {

  public RunContext {
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(userId, "user_id");
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(blobUrl, "blob_url");
    Objects.requireNonNull(requestedAt, "requested_at");
    options = Objects.requireNonNullElse(options, RunOptions.DEFAULTS);
    attemptRequestedAt = Objects.requireNonNullElse(attemptRequestedAt, requestedAt);
    pipeline = Objects.requireNonNullElse(pipeline, PipelineVersion.FIRST);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is counted from 1, but was " + attempt);
    }
  }

  /** A first attempt, or one that was asked for with the run, through the first pipeline. */
  public RunContext(
      String runId,
      int attempt,
      String userId,
      String companyId,
      String blobUrl,
      Instant requestedAt,
      RunOptions options) {
    this(
        runId,
        attempt,
        userId,
        companyId,
        blobUrl,
        requestedAt,
        options,
        null,
        PipelineVersion.FIRST);
  }

  /** Events written before there were later attempts have none; it is then that of the run. */
  @Override
  public Instant attemptRequestedAt() {
    return Objects.requireNonNullElse(attemptRequestedAt, requestedAt);
  }

  /** Events written before there were versions have none; theirs is the first. */
  @Override
  public PipelineVersion pipeline() {
    return Objects.requireNonNullElse(pipeline, PipelineVersion.FIRST);
  }

  /**
   * @throws IllegalArgumentException when the run's pipeline has no such stage
   */
  public void requireStage(int stage) {
    if (!pipeline().has(stage)) {
      throw new IllegalArgumentException(
          "There is no stage %d; the stages of this run are numbered 1 to %d."
              .formatted(stage, pipeline().stages()));
    }
  }

  /** The next attempt, through the same version of the pipeline. */
  public RunContext next(Instant at, RunOptions newOptions) {
    return new RunContext(
        runId, attempt + 1, userId, companyId, blobUrl, requestedAt, newOptions, at, pipeline);
  }

  /** This or another attempt of the run, for facts that need no more of it than its identity. */
  public RunContext attempt(int number) {
    return number == attempt
        ? this
        : new RunContext(
            runId, number, userId, companyId, blobUrl, requestedAt, RunOptions.DEFAULTS);
  }

  /** The same attempt with other options. */
  public RunContext with(RunOptions other) {
    return new RunContext(
        runId,
        attempt,
        userId,
        companyId,
        blobUrl,
        requestedAt,
        other,
        attemptRequestedAt,
        pipeline);
  }

  /** The same, through another version of the pipeline. */
  public RunContext under(PipelineVersion other) {
    return new RunContext(
        runId,
        attempt,
        userId,
        companyId,
        blobUrl,
        requestedAt,
        options,
        attemptRequestedAt,
        other);
  }

  /**
   * The part that may be kept of a run that is to be forgotten: its id, and how many attempts there
   * were.
   */
  public RunContext forgotten() {
    return forgotten(attempt);
  }

  /**
   * @param attempts there were, as is known by now
   */
  public RunContext forgotten(int attempts) {
    return new RunContext(
        runId, attempts, "", "", "", Instant.EPOCH, RunOptions.DEFAULTS, null, pipeline);
  }
}
