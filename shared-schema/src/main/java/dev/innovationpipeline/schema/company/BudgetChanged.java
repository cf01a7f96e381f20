package dev.innovationpipeline.schema.company;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A company has another budget.
 *
 * @param account the number of the account that spending is counted in; another one begins when a
 *     budget is set where there was none
 * @param before the month in which the account began, and what was spent in it by then
 */
public record BudgetChanged(
    String companyId,
    int version,
    String changeId,
    Budget budget,
    int account,
    @Nullable Opening before,
    String changedBy,
    Instant changedAt)
    implements CompanyChange {

  /**
   * The balance with which an account begins.
   *
   * @param month such as 2026-11
   */
  public record Opening(String month, Spent spent) {}

  public BudgetChanged {
    Objects.requireNonNull(companyId, "company_id");
    Objects.requireNonNull(changeId, "change_id");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(changedBy, "changed_by");
    Objects.requireNonNull(changedAt, "changed_at");
  }
}
