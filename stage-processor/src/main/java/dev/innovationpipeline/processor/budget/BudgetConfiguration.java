package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.budget.Accounts.AccountId;
import dev.innovationpipeline.platform.budget.AccountsTail;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.company.ChangedCompanies;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.UUID;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

  @Bean
  Accounts budgetAccounts() {
    return new Accounts();
  }

  @Bean
  AccountsTail accountsTail(
      Topics topics, KafkaProperties kafka, CompanyBook book, Accounts accounts) {
    return new AccountsTail(kafka.buildAdminProperties(), topics, book, accounts);
  }

  @Bean(destroyMethod = "close")
  EntryWriter entryWriter(Topics topics, KafkaProperties kafka) {
    return new EntryWriter(kafka.buildAdminProperties(), topics);
  }

  @Bean
  Budgets budgets(
      ChangedCompanies companies,
      Accounts accounts,
      EntryWriter writer,
      BudgetSettings settings,
      TimeSource time) {
    String writerName = UUID.randomUUID().toString();
    accounts.listen(
        new SoftLimits(
            writerName,
            writer,
            entry ->
                accounts.spent(new AccountId(entry.companyId(), entry.account(), entry.month())),
            time));
    return new CountedBudgets(companies, accounts, writer, settings, writerName, time);
  }
}
