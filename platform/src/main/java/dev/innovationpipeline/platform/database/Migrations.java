package dev.innovationpipeline.platform.database;

import dev.innovationpipeline.platform.database.connection.PostgresConnections;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates or upgrades the tables before their first use, once the database is there. */
public final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final @Nullable Runnable migration;
  private boolean current;

  /**
   * @param flyway null when the tables are created elsewhere, {@code spring.flyway.enabled=false}
   */
  public Migrations(@Nullable Flyway flyway) {
    this.migration = flyway == null ? null : flyway::migrate;
  }

  Migrations(Migration migration) {
    this.migration = migration::run;
  }

  /**
   * Of the database of a pool.
   *
   * @param flyway where the migrations are; the connections and the schema are added
   */
  public static Migrations of(
      ConnectionPool pool, DirectAddress direct, FluentConfiguration flyway) {
    PostgresConnections writing = pool.connections();
    PostgresConnections migrating = pool.migrating(writing, direct);
    Migration.prepare(flyway, migrating, pool.address().schema());
    return new Migrations(
        new Migration(flyway.load(), migrating, writing, pool.address().schema()));
  }

  /**
   * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached
   * @throws MissingRightsException when the role may not make or write the tables
   */
  public synchronized void ensure() {
    if (!current && migration != null) {
      migration.run();
      current = true;
    }
  }

  /** Notes that the tables are gone; the next use creates them. */
  public synchronized void lost() {
    if (current) {
      log.warn("The tables are gone; they are created anew and filled from the topics.");
      current = false;
    }
  }
}
