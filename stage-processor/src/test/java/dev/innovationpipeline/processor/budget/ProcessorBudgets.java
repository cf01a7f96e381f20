package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.budget.Accounts.AccountId;
import dev.innovationpipeline.platform.budget.AccountsTail;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.company.ChangedCompanies;
import dev.innovationpipeline.processor.company.KnownChanges;
import dev.innovationpipeline.schema.company.BudgetWarned;
import dev.innovationpipeline.schema.company.SpendEntry;
import dev.innovationpipeline.schema.company.Spent;
import dev.innovationpipeline.schema.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The budgets of one processor, composed as the service does. */
public final class ProcessorBudgets implements AutoCloseable {

  private final CompanyBook book = new CompanyBook();
  private final Accounts accounts = new Accounts();
  private final CompactedTopicTail companies;
  private final AccountsTail tail;
  private final EntryWriter writer;
  private final Budgets budgets;

  /**
   * @param estimate of a run, in US dollars
   */
  public ProcessorBudgets(
      Map<String, Object> connection, Topics topics, String processor, BigDecimal estimate) {
    companies = new CompactedTopicTail(connection, topics.companies().name(), book::receive);
    tail = new AccountsTail(connection, topics, book, accounts);
    writer = new EntryWriter(connection, topics);
    companies.start();
    tail.start();
    ChangedCompanies changed = KnownChanges.of(book, companies, TimeSource.SYSTEM);
    accounts.listen(new SoftLimits(processor, writer, this::spent, TimeSource.SYSTEM));
    budgets =
        new CountedBudgets(
            changed,
            accounts,
            writer,
            new BudgetSettings(estimate, 1_000_000),
            processor,
            TimeSource.SYSTEM);
  }

  public Budgets budgets() {
    return budgets;
  }

  private Spent spent(SpendEntry entry) {
    return accounts.spent(new AccountId(entry.companyId(), entry.account(), entry.month()));
  }

  /** As this processor has read it; empty before the budget is known. */
  public Accounts.Balance balance(String company, String month) {
    return accounts.balance(book.budget(company).orElseThrow(), month);
  }

  public List<BudgetWarned> warnings(String company, String month) {
    return balance(company, month).warnings();
  }

  public boolean knowsBudgetOf(String company) {
    return book.budget(company).isPresent();
  }

  @Override
  public void close() {
    tail.stop();
    companies.stop();
    writer.close();
  }
}
