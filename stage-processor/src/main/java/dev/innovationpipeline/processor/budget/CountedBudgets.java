package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.budget.Accounts.AccountId;
import dev.innovationpipeline.platform.budget.Verdict;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.company.ChangedCompanies;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.company.Budget.StartedRuns;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.SpendEntry.Step;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Budgets that all processors share over the accounts. */
final class CountedBudgets implements Budgets {

  /** A reservation may be lost, and the budget may be raised while an attempt waits. */
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  private static final int CHECKS_A_REPETITION = 30;

  private final ChangedCompanies companies;
  private final Accounts accounts;
  private final EntryWriter writer;
  private final BudgetSettings settings;
  private final String processor;
  private final TimeSource time;

  CountedBudgets(
      ChangedCompanies companies,
      Accounts accounts,
      EntryWriter writer,
      BudgetSettings settings,
      String processor,
      TimeSource time) {
    this.companies = companies;
    this.accounts = accounts;
    this.writer = writer;
    this.settings = settings;
    this.processor = processor;
    this.time = time;
  }

  @Override
  public RunBudget begin(RunContext run, Usage before) throws InterruptedException {
    companies.awaitOld();
    BudgetChanged budget = limiting(run);
    if (budget == null) {
      return RunBudget.NONE;
    }
    if (budget.budget().month().equals(SpendLimit.NONE)) {
      return new CountedRunBudget(run, null, companies, accounts, writer, time);
    }
    @Nullable SpendEntry reservation = reservation(run, budget, before);
    AccountId account = AccountId.of(budget, run.attemptRequestedAt());
    if (!accounts.hasBegun(account, reservation.of())) {
      reservation = granted(run, before, reservation);
    }
    return new CountedRunBudget(run, reservation, companies, accounts, writer, time);
  }

  private @Nullable BudgetChanged limiting(RunContext run) {
    return companies
        .budget(run.companyId())
        .filter(change -> !change.budget().limitsNothing())
        .orElse(null);
  }

  /** The reservation that was granted, which may be another one when the budget has changed. */
  private @Nullable SpendEntry granted(RunContext run, Usage before, SpendEntry first)
      throws InterruptedException {
    SpendEntry asked = first;
    AccountId account = accountOf(asked);
    CompletableFuture<Verdict> verdict = accounts.verdict(account, asked.of());
    writer.append(asked);
    try {
      for (int check = 1; ; check++) {
        Optional<Verdict> answer = answer(verdict);
        if (answer.isPresent()) {
          requireGranted(answer.get(), run, asked);
          return asked;
        }
        BudgetChanged now = limiting(run);
        if (now == null || now.budget().month().equals(SpendLimit.NONE)) {
          release(asked);
          return null;
        }
        SpendEntry next = reservation(run, now, before);
        if (check % CHECKS_A_REPETITION == 0 || !isLike(next, asked)) {
          if (!accountOf(next).equals(account)) {
            release(asked);
            account = accountOf(next);
            verdict = accounts.verdict(account, next.of());
          }
          asked = next;
          writer.append(asked);
        }
      }
    } catch (InterruptedException e) {
      release(asked);
      throw e;
    }
  }

  private static Optional<Verdict> answer(CompletableFuture<Verdict> verdict)
      throws InterruptedException {
    try {
      return Optional.of(verdict.get(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A verdict does not fail.", e);
    }
  }

  private static void requireGranted(Verdict verdict, RunContext run, SpendEntry asked) {
    switch (verdict) {
      case GRANTED -> {}
      case REFUSED -> throw spent(run.companyId(), asked.month());
    }
  }

  static StageFailedException spent(String company, String month) {
    return new StageFailedException(
        "budget_exceeded",
        "The company %s has spent its budget of %s. Raise it (PUT /companies/%s/budget) and reprocess the run, or wait for the next month."
            .formatted(company, month, company));
  }

  private void release(SpendEntry asked) {
    accounts.forget(accountOf(asked), asked.of());
    writer.append(
        new SpendEntry(
            asked.companyId(),
            asked.account(),
            asked.month(),
            asked.runId(),
            asked.attempt(),
            Step.ENDED,
            asked.spent(),
            asked.estimate(),
            asked.opening(),
            asked.limit(),
            false,
            false,
            processor,
            time.instant()));
  }

  private static boolean isLike(SpendEntry one, SpendEntry other) {
    return one.limit().equals(other.limit()) && accountOf(one).equals(accountOf(other));
  }

  private static AccountId accountOf(SpendEntry entry) {
    return new AccountId(entry.companyId(), entry.account(), entry.month());
  }

  /** One that has begun before it was counted goes on, unless begun ones are to stop. */
  private SpendEntry reservation(RunContext run, BudgetChanged budget, Usage before) {
    String month = Accounts.monthOf(run.attemptRequestedAt());
    return new SpendEntry(
        run.companyId(),
        budget.account(),
        month,
        run.runId(),
        run.attempt(),
        Step.RESERVED,
        Spent.of(before),
        estimate(run, budget.budget().run()),
        Accounts.openingOf(budget, month),
        budget.budget().month(),
        before.calls() > 0 && budget.budget().startedRuns() == StartedRuns.FINISH,
        false,
        processor,
        time.instant());
  }

  private Spent estimate(RunContext run, SpendLimit limit) {
    Spent estimate = settings.runEstimate();
    BigDecimal usd = least(estimate.usd(), run.options().maxCostUsd());
    return new Spent(
        least(usd, limit.hardUsd()),
        limit.hardTokens() == null
            ? estimate.tokens()
            : Math.min(estimate.tokens(), limit.hardTokens()));
  }

  private static BigDecimal least(BigDecimal one, @Nullable BigDecimal other) {
    return other == null ? one : one.min(other);
  }
}
