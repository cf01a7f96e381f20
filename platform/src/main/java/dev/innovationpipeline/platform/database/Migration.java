package dev.innovationpipeline.platform.database;

import dev.innovationpipeline.platform.database.connection.PostgresConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Creates or upgrades the tables, and looks whether the service may then write them. */
final class Migration {

  private static final String OR_ELSE =
      " Or DIRECT_URL may hold an address whose role may make tables.";

  private final Flyway flyway;
  private final PostgresConnections migrating;
  private final PostgresConnections writing;
  private final @Nullable String schema;
  private boolean refused;

  /**
   * @param migrating connections of the role that makes tables
   * @param writing connections of the role that writes rows
   * @param schema where the tables are; null for the role's own default
   */
  Migration(
      Flyway flyway,
      PostgresConnections migrating,
      PostgresConnections writing,
      @Nullable String schema) {
    this.flyway = flyway;
    this.migrating = migrating;
    this.writing = writing;
    this.schema = schema;
  }

  /** Not from the pool, which may have one connection only: Flyway needs several at a time. */
  static void prepare(
      FluentConfiguration flyway, PostgresConnections migrating, @Nullable String schema) {
    flyway.dataSource(ConnectionPool.source(migrating));
    if (schema != null) {
      flyway.defaultSchema(schema);
    }
  }

  /**
   * @throws FlywayException when the database cannot be reached or a migration fails
   * @throws MissingRightsException naming the statements that an administrator must run
   */
  void run() {
    if (refused) {
      demandRightsToMigrate(); // rather than fail in Flyway each time, which logs it as an error
    }
    try {
      migrate();
    } catch (FlywayException e) {
      if (Rights.areMissing(e)) {
        refused = true;
        demandRightsToMigrate();
      }
      throw e;
    }
    refused = false;
    demand("write the tables", Rights::toWrite, writing);
  }

  private void migrate() {
    try (Connection connection = migrating.open()) {
      connection.isReadOnly(); // by now a pooler has shown itself
    } catch (SQLException e) {
      throw unreachable(e);
    }
    if (!migrating.throughPooler()) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException e) {
        if (!showsPooler(e)) {
          throw e;
        }
      }
    }
    inOneTransaction();
  }

  private boolean showsPooler(FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && migrating.noticePooler(sql)) {
        return true;
      }
    }
    return false;
  }

  /** Flyway's locks and search path belong to a connection, which a pooler keeps for one only. */
  private void inOneTransaction() {
    try (Connection connection = migrating.begin()) {
      Flyway.configure()
          .configuration(flyway.getConfiguration())
          .dataSource(OneTransaction.source(connection))
          .load()
          .migrate();
      try (Statement statement = connection.createStatement()) {
        statement.execute("RESET search_path"); // Flyway sets it for longer than a transaction
      }
      connection.commit();
    } catch (SQLException e) {
      throw new FlywayException("The migration failed: " + e.getMessage(), e);
    }
  }

  private void demandRightsToMigrate() {
    demand("create or change the tables", Rights::toMigrate, migrating);
  }

  private void demand(String what, Rights.Missing missing, PostgresConnections connections) {
    List<String> statements;
    try (Connection connection = connections.open()) {
      statements = missing.statements(connection, schema);
    } catch (SQLException e) {
      throw unreachable(e);
    }
    if (!statements.isEmpty()) {
      throw new MissingRightsException(
          "The role of the sink may not %s. An administrator must run: %s%s"
              .formatted(what, String.join(" ", statements), OR_ELSE));
    }
  }

  private static FlywayException unreachable(SQLException cause) {
    return new FlywayException("The database cannot be reached: " + cause.getMessage(), cause);
  }
}
