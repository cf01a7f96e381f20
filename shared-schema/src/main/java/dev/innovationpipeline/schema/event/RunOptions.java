package dev.innovationpipeline.schema.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The options that a submitter may choose for one run; null means the processor's own setting.
 *
 * @param maxCostUsd the run stops with {@code cost_cap_exceeded} before the call after this is
 *     spent
 * @param jobId the bulk reprocess that the attempt belongs to
 */
public record RunOptions(
    @Nullable String model,
    @Nullable String promptVersion,
    @Nullable BigDecimal maxCostUsd,
    @Nullable String jobId) {

  public static final RunOptions DEFAULTS = new RunOptions(null, null, null);

  /** Of a single run. */
  public RunOptions(
      @Nullable String model, @Nullable String promptVersion, @Nullable BigDecimal maxCostUsd) {
    this(model, promptVersion, maxCostUsd, null);
  }
}
