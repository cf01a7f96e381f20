package dev.innovationpipeline.sink.board;

import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.platform.time.TimeSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The board in Postgres; where facts go to files, there is none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sink.target", havingValue = "database", matchIfMissing = true)
class BoardConfiguration {

  @Bean
  CardBoard cardBoard(
      JdbcOperations jdbc,
      PlatformTransactionManager transactions,
      Migrations migrations,
      TimeSource time) {
    return new CardBoard(jdbc, new TransactionTemplate(transactions), migrations, time);
  }
}
