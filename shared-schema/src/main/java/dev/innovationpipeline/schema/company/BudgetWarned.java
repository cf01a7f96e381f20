package dev.innovationpipeline.schema.company;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A soft limit is reached. Told once for each month, or each attempt, by one of the processors.
 *
 * @param runId the run whose limit it is; null for that of the month
 */
public record BudgetWarned(
    String companyId,
    String month,
    @Nullable String runId,
    @Nullable Integer attempt,
    Spent spent,
    SpendLimit limit,
    Instant at) {

  public BudgetWarned {
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(spent, "spent");
    limit = Objects.requireNonNullElse(limit, SpendLimit.NONE);
    Objects.requireNonNull(at, "at");
  }
}
