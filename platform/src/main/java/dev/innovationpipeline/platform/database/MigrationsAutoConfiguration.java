package dev.innovationpipeline.platform.database;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Migrations of a service that has Flyway on its class path; the database may be away at first. */
@AutoConfiguration(
    after = ConnectionPoolAutoConfiguration.class,
    before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
@ConditionalOnBean(ConnectionPool.class)
class MigrationsAutoConfiguration {

  /** Left to {@link Migrations}: Flyway by itself would fail the start without a database. */
  @Bean
  FlywayMigrationStrategy migrateWhenFirstUsed() {
    return flyway -> {};
  }

  @Bean
  Migrations migrations(Optional<Flyway> flyway) {
    return new Migrations(flyway.orElse(null));
  }

  /** With the database there, the tables are there once the service has started. */
  @Bean
  ApplicationRunner migrateAtStart(Migrations migrations) {
    return arguments -> {
      try {
        migrations.ensure();
      } catch (FlywayException e) {
        LoggerFactory.getLogger(Migrations.class)
            .warn("The database is away; it is migrated before its first use: {}", e.getMessage());
      }
    };
  }
}
