package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Refuses new runs of companies that have spent their budget. It knows what processors knew some
 * milliseconds ago; they hold back what slips through.
 */
public final class BudgetGate {

  private final CompanyBook book;
  private final Accounts accounts;
  private final InstantSource clock;

  BudgetGate(CompanyBook book, Accounts accounts, InstantSource clock) {
    this.book = book;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Costs a look into a map for a company without a budget.
   *
   * @throws org.springframework.web.ErrorResponseException 402 when the month's budget is spent
   */
  public void requireLeft(String companyId) {
    Optional<BudgetChanged> found = book.budget(companyId);
    if (found.isEmpty() || found.get().budget().month().equals(SpendLimit.NONE)) {
      return;
    }
    BudgetChanged budget = found.get();
    Accounts.AccountId account = Accounts.AccountId.of(budget, clock.instant());
    Spent spent = Accounts.openingOf(budget, account.month()).plus(accounts.spent(account));
    if (budget.budget().month().hardReachedBy(spent)) {
      throw Problems.budgetSpent(
          "The company %s has spent %s USD and %,d tokens, its budget of %s. An administrator can raise it (PUT /companies/%s/budget, ./pipeline companies budget %s); a new month begins with a new one."
              .formatted(
                  companyId,
                  spent.usd().toPlainString(),
                  spent.tokens(),
                  account.month(),
                  companyId,
                  companyId));
    }
  }
}
