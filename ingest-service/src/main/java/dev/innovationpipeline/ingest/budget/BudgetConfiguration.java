package dev.innovationpipeline.ingest.budget;

import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.CompanyTopic;
import dev.innovationpipeline.platform.budget.Accounts;
import dev.innovationpipeline.platform.budget.AccountsTail;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Composes the budgets. */
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

  @Bean
  BudgetGate budgetGate(CompanyBook book, Accounts accounts, InstantSource clock) {
    return new BudgetGate(book, accounts, clock);
  }

  @Bean
  SpendOfCompanies spendOfCompanies(JdbcClient database) {
    return new SpendOfCompanies(database);
  }

  @Bean
  BudgetAdministration budgetAdministration(
      CompanyBook book,
      CompanyTopic topic,
      Companies companies,
      SpendOfCompanies spend,
      InstantSource clock) {
    return new BudgetAdministration(book, topic, companies, spend, clock);
  }
}
