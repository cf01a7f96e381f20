package dev.innovationpipeline.schema.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a submitter may choose for one run; null means the processor's own setting.
 *
 * @param maxCostUsd the run stops with {@code cost_cap_exceeded} before the call after this is
 *     spent
 */
public record RunOptions(
    @Nullable String model, @Nullable String promptVersion, @Nullable BigDecimal maxCostUsd) {

  public static final RunOptions DEFAULTS = new RunOptions(null, null, null);
}
