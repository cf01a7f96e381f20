package dev.innovationpipeline.ingest.database;

import dev.innovationpipeline.platform.database.ConnectionPool;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, connected on first use: runs start and show their status without it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);

  @Bean
  ConnectionPool connectionPool(DatabaseSettings settings) {
    return new ConnectionPool(
        "library",
        settings.address(),
        1,
        settings.connections(),
        settings.connectWithin(),
        STATEMENT_TIMEOUT,
        ConnectionPool.Access.READ);
  }
}
