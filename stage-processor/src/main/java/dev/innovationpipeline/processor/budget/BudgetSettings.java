package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.platform.settings.SettingFaults;
import dev.innovationpipeline.schema.company.Spent;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Estimates for budgets.
 *
 * @param runEstimateUsd what a run may cost, set aside for it until the month has runs that came to
 *     their end, whose mean counts from then on. 1 USD, several times what a run costs with a
 *     strong model: an estimate too high makes the first runs of a month wait for each other, one
 *     too low overdraws the budget.
 * @param runEstimateTokens likewise. 200,000: a long document is read once, the rest is short.
 */
@ConfigurationProperties("pipeline.budget")
record BudgetSettings(
    @DefaultValue("1") BigDecimal runEstimateUsd, @DefaultValue("200000") long runEstimateTokens) {

  BudgetSettings {
    SettingFaults faults = new SettingFaults("pipeline.budget");
    faults.require(
        runEstimateUsd.signum() >= 0, "run-estimate-usd", "must not be negative", runEstimateUsd);
    faults.require(
        runEstimateTokens >= 0, "run-estimate-tokens", "must not be negative", runEstimateTokens);
    faults.throwIfAny();
  }

  Spent runEstimate() {
    return new Spent(runEstimateUsd, runEstimateTokens);
  }
}
