package dev.innovationpipeline.schema.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that a submitter may choose for one run; null means the processor's own setting.
 *
 * @param maxCostUsd the run stops with {@code cost_cap_exceeded} before the call after this is
 *     spent
 * @param jobId the bulk reprocess that the attempt belongs to
 * @param stream whether the calls of the run are streamed. It is fixed when the run starts, so that
 *     a call that is repeated after a crash is the same byte for byte. Null in runs of before,
 *     whose calls are streamed when somebody watches
 * @param reviewAfter the stages whose results wait for a review, ascending; null for none
 * @param review the decision that began the attempt; null where none did
 */
public record RunOptions(
    @Nullable String model,
    @Nullable String promptVersion,
    @Nullable BigDecimal maxCostUsd,
    @Nullable String jobId,
    @Nullable Boolean stream,
    @Nullable List<Integer> reviewAfter,
    @Nullable Reviewed review) {

  public static final RunOptions DEFAULTS = new RunOptions(null, null, null);

  /**
   * A decision after which a run goes on as another attempt.
   *
   * @param attempt whose result was reviewed
   * @param stage that made the result
   * @param comment for the model, which does the stage again; null for an approval
   * @param costUsd spent by then under the run's cost cap
   */
  public record Reviewed(int attempt, int stage, @Nullable String comment, BigDecimal costUsd) {}

  public RunOptions {
    reviewAfter = reviewAfter == null ? null : List.copyOf(reviewAfter);
  }

  /** Of a run that waits for no review. */
  public RunOptions(
      @Nullable String model,
      @Nullable String promptVersion,
      @Nullable BigDecimal maxCostUsd,
      @Nullable String jobId,
      @Nullable Boolean stream) {
    this(model, promptVersion, maxCostUsd, jobId, stream, null, null);
  }

  public RunOptions(
      @Nullable String model,
      @Nullable String promptVersion,
      @Nullable BigDecimal maxCostUsd,
      @Nullable String jobId) {
    this(model, promptVersion, maxCostUsd, jobId, null);
  }

  /** Of a single run. */
  public RunOptions(
      @Nullable String model, @Nullable String promptVersion, @Nullable BigDecimal maxCostUsd) {
    this(model, promptVersion, maxCostUsd, null, null);
  }

  public RunOptions withStream(boolean streamed) {
    return new RunOptions(model, promptVersion, maxCostUsd, jobId, streamed, reviewAfter, review);
  }

  /** The same with the stages after which the run waits. */
  public RunOptions withReviewAfter(@Nullable List<Integer> stages) {
    return new RunOptions(model, promptVersion, maxCostUsd, jobId, stream, stages, review);
  }

  /** The same for the attempt that a decision begins. */
  public RunOptions withReview(@Nullable Reviewed decision) {
    return new RunOptions(model, promptVersion, maxCostUsd, jobId, stream, reviewAfter, decision);
  }

  /** Whether the result of a stage waits for a review. */
  public boolean waitsAfter(int stage) {
    return reviewAfter != null && reviewAfter.contains(stage);
  }
}
