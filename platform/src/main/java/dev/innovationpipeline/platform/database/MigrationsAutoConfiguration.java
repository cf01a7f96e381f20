package dev.innovationpipeline.platform.database;

import dev.innovationpipeline.platform.database.connection.PostgresConnections;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Migrations of a service that has Flyway on its class path; the database may be away at first. */
@AutoConfiguration(
    after = ConnectionPoolAutoConfiguration.class,
    before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
@ConditionalOnBean(ConnectionPool.class)
class MigrationsAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  /** Left to {@link Migrations}: Flyway by itself would fail the start without a database. */
  @Bean
  FlywayMigrationStrategy migrateWhenFirstUsed() {
    return flyway -> {};
  }

  @Bean
  FlywayConfigurationCustomizer migrationConnections(
      ConnectionPool pool, PostgresConnections writing, Optional<DirectAddress> direct) {
    return flyway ->
        Migration.prepare(flyway, migrating(pool, writing, direct), pool.address().schema());
  }

  @Bean
  Migrations migrations(
      Optional<Flyway> flyway,
      ConnectionPool pool,
      PostgresConnections writing,
      Optional<DirectAddress> direct) {
    return flyway
        .map(
            made ->
                new Migrations(
                    new Migration(
                        made, migrating(pool, writing, direct), writing, pool.address().schema())))
        .orElseGet(() -> new Migrations((Flyway) null));
  }

  private static PostgresConnections migrating(
      ConnectionPool pool, PostgresConnections writing, Optional<DirectAddress> direct) {
    return direct.map(other -> pool.migrating(writing, other)).orElse(writing);
  }

  /** With the database there, the tables are there once the service has started. */
  @Bean
  ApplicationRunner migrateAtStart(Migrations migrations) {
    return arguments -> {
      try {
        migrations.ensure();
      } catch (MissingRightsException e) {
        log.error("{} Until then nothing is written; it is tried again.", e.getMessage());
      } catch (FlywayException e) {
        log.warn("The database is away; it is migrated before its first use: {}", e.getMessage());
      }
    };
  }
}
