package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.DirectAddress;
import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.sink.SinkSettings;
import dev.innovationpipeline.sink.board.CardBoard;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts in Postgres, unless {@code sink.target} says otherwise. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sink.target", havingValue = "database", matchIfMissing = true)
class PostgresConfiguration {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  @Bean
  ConnectionPool connectionPool(SinkSettings settings) {
    return new ConnectionPool(
        "innovation-pipeline",
        settings.database(),
        settings.poolMin(),
        settings.poolMax(),
        CONNECT_TIMEOUT,
        settings.statementTimeout(),
        ConnectionPool.Access.WRITE);
  }

  @Bean
  DirectAddress directAddress(SinkSettings settings) {
    return settings.direct();
  }

  @Bean
  RunRecorder runRecorder(
      JdbcOperations jdbc,
      PlatformTransactionManager transactions,
      Migrations migrations,
      CardBoard board) {
    return new RunRecorder(jdbc, new TransactionTemplate(transactions), migrations, board::stored);
  }
}
