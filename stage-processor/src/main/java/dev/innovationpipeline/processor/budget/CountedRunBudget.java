package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.budget.Accounts.AccountId;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.company.ChangedCompanies;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.company.Budget;
import dev.innovationpipeline.schema.company.Budget.StartedRuns;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.BudgetWarned;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.SpendEntry.Step;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.Usage;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that tells its account what it spends. Changes of the budget hold from its next call.
 */
final class CountedRunBudget implements RunBudget {

  private final RunContext run;
  private final @Nullable SpendEntry reservation;
  private final ChangedCompanies companies;
  private final Accounts accounts;
  private final EntryWriter writer;
  private final TimeSource time;
  private volatile boolean warned;

  /**
   * @param reservation null where the month has no limit
   */
  CountedRunBudget(
      RunContext run,
      @Nullable SpendEntry reservation,
      ChangedCompanies companies,
      Accounts accounts,
      EntryWriter writer,
      TimeSource time) {
    this.run = run;
    this.reservation = reservation;
    this.companies = companies;
    this.accounts = accounts;
    this.writer = writer;
    this.time = time;
  }

  @Override
  public void requireMayCall(Usage usage) {
    BudgetChanged change = companies.budget(run.companyId()).orElse(null);
    if (change == null) {
      return;
    }
    Budget budget = change.budget();
    if (budget.run().hardReachedBy(Spent.of(usage))) {
      throw new StageFailedException(
          "budget_exceeded",
          "The run has spent the budget that the company %s has for a run. Raise it (PUT /companies/%s/budget) and reprocess the run."
              .formatted(run.companyId(), run.companyId()));
    }
    if (budget.startedRuns() == StartedRuns.STOP && isMonthSpent(change)) {
      throw CountedBudgets.spent(run.companyId(), Accounts.monthOf(run.attemptRequestedAt()));
    }
  }

  private boolean isMonthSpent(BudgetChanged change) {
    SpendLimit month = change.budget().month();
    if (month.hardUsd() == null && month.hardTokens() == null) {
      return false;
    }
    AccountId account = AccountId.of(change, run.attemptRequestedAt());
    return month.hardReachedBy(
        Accounts.openingOf(change, account.month()).plus(accounts.spent(account)));
  }

  @Override
  public void spent(Usage usage) {
    Spent spent = Spent.of(usage);
    if (reservation != null) {
      writer.append(reservation.next(Step.SPENT, spent, false, time.instant()));
    }
    SpendLimit limit =
        companies
            .budget(run.companyId())
            .map(change -> change.budget().run())
            .orElse(SpendLimit.NONE);
    if (!warned && limit.softReachedBy(spent)) {
      warned = true;
      writer.append(
          new BudgetWarned(
              run.companyId(),
              Accounts.monthOf(run.attemptRequestedAt()),
              run.runId(),
              run.attempt(),
              spent,
              limit,
              time.instant()));
    }
  }

  @Override
  public void ended(Usage usage, boolean completed) {
    if (reservation != null) {
      writer.append(reservation.next(Step.ENDED, Spent.of(usage), completed, time.instant()));
    }
  }
}
