package dev.innovationpipeline.schema.event;

import java.math.BigDecimal;
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
 */
public record RunOptions(
    @Nullable String model,
    @Nullable String promptVersion,
    @Nullable BigDecimal maxCostUsd,
    @Nullable String jobId,
    @Nullable Boolean stream) {

  public static final RunOptions DEFAULTS = new RunOptions(null, null, null);

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
    return new RunOptions(model, promptVersion, maxCostUsd, jobId, streamed);
  }
}
