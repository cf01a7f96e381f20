package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.CompanyTopic;
import dev.innovationpipeline.ingest.company.CompanyVersion;
import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.schema.company.Budget;
import dev.innovationpipeline.schema.company.BudgetChanged;
import dev.innovationpipeline.schema.company.BudgetChanged.Opening;
import dev.innovationpipeline.schema.company.SpendLimit;
import dev.innovationpipeline.schema.company.Spent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sets budgets. An account begins with what the database knows to be spent in the month. */
final class BudgetAdministration {

  private static final Logger log = LoggerFactory.getLogger(BudgetAdministration.class);

  private final CompanyBook book;
  private final CompanyTopic topic;
  private final Companies companies;
  private final SpendOfCompanies spend;
  private final InstantSource clock;

  BudgetAdministration(
      CompanyBook book,
      CompanyTopic topic,
      Companies companies,
      SpendOfCompanies spend,
      InstantSource clock) {
    this.book = book;
    this.topic = topic;
    this.companies = companies;
    this.spend = spend;
    this.clock = clock;
  }

  /**
   * Idempotent: the budget that is there already makes no version.
   *
   * @param expected the ETag of the version that is changed; null where there is none yet
   */
  void put(String companyId, Budget budget, @Nullable String expected, Caller caller) {
    CompanyVersion.requireId(companyId);
    topic.requireComplete();
    Optional<BudgetChanged> before = book.budget(companyId);
    if (before.isPresent() && before.get().budget().equals(budget)) {
      return;
    }
    if (before.isEmpty()) {
      companies.requireKnown("company_id", companyId, caller);
    }
    int version = before.map(BudgetChanged::version).orElse(0);
    CompanyVersion.require(version, expected);
    Instant now = clock.instant();
    BudgetChanged counted =
        before.filter(change -> !change.budget().month().equals(SpendLimit.NONE)).orElse(null);
    BudgetChanged change =
        new BudgetChanged(
            companyId,
            version + 1,
            UUID.randomUUID().toString(),
            budget,
            counted == null ? before.map(BudgetChanged::account).orElse(0) + 1 : counted.account(),
            counted == null ? opening(companyId, now) : counted.before(),
            caller.name(),
            now);
    topic.append(change);
    CompanyVersion.requireHolds(change, book.budget(companyId));
  }

  private Opening opening(String companyId, Instant now) {
    String month = Accounts.monthOf(now);
    try {
      return new Opening(
          month, SpendOfCompanies.sum(spend.days(companyId, YearMonth.parse(month))));
    } catch (DataAccessException e) {
      log.warn(
          "The database does not answer ({}); the budget of {} counts what is spent from now on.",
          e.toString(),
          companyId);
      return new Opening(month, Spent.NOTHING);
    }
  }
}
