package dev.innovationpipeline.sink;

import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.sink.postgres.RunRecorder;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts in Postgres, unless {@code sink.target} says otherwise. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sink.target", havingValue = "database", matchIfMissing = true)
class DatabaseConfiguration {

  @Bean
  HikariDataSource dataSource(SinkSettings settings) {
    return Pool.of(settings);
  }

  /** Left to {@link Migrations}, which does not need the database to be there when we start. */
  @Bean
  FlywayMigrationStrategy migrateWhenFirstUsed() {
    return flyway -> {};
  }

  @Bean
  Migrations schema(ObjectProvider<Flyway> flyway) {
    return new Migrations(flyway.getIfAvailable());
  }

  @Bean
  RunRecorder runRecorder(
      JdbcOperations jdbc, PlatformTransactionManager transactions, Migrations schema) {
    return new RunRecorder(jdbc, new TransactionTemplate(transactions), schema);
  }

  /** So that, with the database there, the tables are there once we have started. */
  @Bean
  ApplicationRunner makeTables(Migrations schema) {
    return arguments -> {
      try {
        schema.ensure();
      } catch (FlywayException e) {
        LoggerFactory.getLogger(DatabaseConfiguration.class)
            .warn("The database is away; its tables are made when it is there: {}", e.getMessage());
      }
    };
  }
}
