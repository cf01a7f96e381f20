package dev.innovationpipeline.local.doctor;

import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Looks at a database, in one transaction that may not write. */
public final class DatabaseCheck {

  /** The oldest major version that PostgreSQL's developers still maintain in 2026. */
  private static final int MIN_VERSION = 14;

  private static final String MIGRATIONS =
      "classpath:dev/innovationpipeline/platform/database/migration";

  private static final List<String> TABLES =
      List.of(
          "\"Run\"",
          "\"StageOutput\"",
          "\"InspirationReport\"",
          "\"OpportunityCard\"",
          "attempt_archive",
          "output_archive",
          "card_star",
          "output_edit",
          "evidence",
          "card_evidence",
          "review",
          "batch_run",
          "forgotten_run",
          "sink_epoch",
          "audit",
          "annotation",
          "card_board");

  private final DataSource database;
  private final String about;
  private final boolean remote;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param address as in {@code DATABASE_URL}
   * @throws IllegalArgumentException when it is no address of Postgres; the message does not repeat
   *     it, as it may have a password
   */
  public DatabaseCheck(String address) {
    this(DatabaseAddress.parse(ConnectionPool.VARIABLE, address));
  }

  private DatabaseCheck(DatabaseAddress parsed) {
    this(parsed, parsed.socket() == null && Loopback.leavesTheMachine(hosts(parsed.jdbcUrl())));
  }

  /**
   * @param remote whether others are between here and there
   */
  DatabaseCheck(DatabaseAddress parsed, boolean remote) {
    this.remote = remote;
    this.database = ConnectionPool.unpooled(parsed);
    this.about = "database " + parsed.jdbcUrl().substring("jdbc:".length());
  }

  private static String hosts(String jdbcUrl) {
    String after = jdbcUrl.substring(jdbcUrl.indexOf("//") + 2);
    return after.substring(0, after.indexOf('/'));
  }

  public List<Finding> findings() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      version(statement);
      writable(statement);
      if (remote) {
        findings.addAll(new DatabaseDoors(about).findings(statement));
      }
      boolean hasTables = tables(statement);
      connection.rollback();
      if (hasTables) {
        migrations();
      }
    } catch (SQLException e) {
      findings.add(
          Finding.problem(
              about,
              "does not answer: " + firstLine(e) + ".",
              "Check that PostgreSQL runs, and the address, user and password in DATABASE_URL."));
    }
    return findings;
  }

  private void version(Statement statement) throws SQLException {
    int number = Integer.parseInt(text(statement, "SHOW server_version_num").orElse("0"));
    int major = number / 10_000;
    long megabytes =
        Long.parseLong(text(statement, "SELECT pg_database_size(current_database())").orElse("0"))
            >> 20;
    findings.add(
        major < MIN_VERSION
            ? Finding.warning(
                about,
                "is PostgreSQL " + major + ", which is no longer maintained.",
                "Upgrade it to %d or newer.".formatted(MIN_VERSION))
            : Finding.ok(
                about, "answers: PostgreSQL %d, %d MB of data.".formatted(major, megabytes)));
  }

  private void writable(Statement statement) throws SQLException {
    if (text(statement, "SELECT pg_is_in_recovery()").orElse("").equals("t")) {
      findings.add(
          Finding.problem(
              about, "is a standby, which nobody can write to.", "Name the primary instead."));
    } else if (text(
            statement,
            "SELECT setting FROM pg_settings WHERE name = 'default_transaction_read_only'")
        .orElse("")
        .equals("on")) {
      findings.add(
          Finding.problem(
              about,
              "accepts no writes (default_transaction_read_only). Some providers set it when the"
                  + " disk is nearly full.",
              "Enlarge the disk if it is full, then turn the setting off."));
    }
  }

  /** Entries of the audit are never changed. */
  private static List<String> rightsOn(String table) {
    return table.equals("audit")
        ? List.of("SELECT", "INSERT", "DELETE")
        : List.of("SELECT", "INSERT", "UPDATE", "DELETE");
  }

  private static boolean has(Statement statement, String table, List<String> rights)
      throws SQLException {
    for (String right : rights) {
      if (!text(statement, "SELECT has_table_privilege('%s', '%s')".formatted(table, right))
          .orElse("")
          .equals("t")) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of the tables is there. */
  private boolean tables(Statement statement) throws SQLException {
    List<String> missing = new ArrayList<>();
    for (String table : TABLES) {
      if (text(statement, "SELECT to_regclass('%s')".formatted(table)).isEmpty()) {
        missing.add(table);
      } else if (!has(statement, table, rightsOn(table))) {
        findings.add(
            Finding.problem(
                about,
                "does not allow this login to read and write " + table + ".",
                "As the owner: GRANT %s ON %s TO %s;"
                    .formatted(
                        String.join(", ", rightsOn(table)),
                        table,
                        text(statement, "SELECT quote_ident(current_user)").orElse(""))));
      }
    }
    if (!missing.isEmpty()) {
      findings.add(
          Finding.problem(
              about,
              "lacks the tables " + missing + ".",
              "Start the sink: it makes them and fills them from the topics. If its login may not"
                  + " make tables, let an administrator's do it once."));
    }
    return missing.size() < TABLES.size();
  }

  private void migrations() {
    Flyway flyway = Flyway.configure().dataSource(database).locations(MIGRATIONS).load();
    for (MigrationInfo each : flyway.info().all()) {
      MigrationState state = each.getState();
      if (state.isFailed()) {
        findings.add(
            Finding.problem(
                about,
                "has the failed migration " + each.getScript() + ".",
                "Correct what its error in the sink's log says, delete its row in"
                    + " flyway_schema_history, and start the sink."));
      } else if (state == MigrationState.PENDING) {
        findings.add(
            Finding.warning(
                about,
                "lacks the migration " + each.getScript() + ".",
                "Start a sink of this version: it migrates."));
      } else if (state == MigrationState.FUTURE_SUCCESS) {
        findings.add(
            Finding.problem(
                about,
                "has the migration %s, which this version does not know."
                    .formatted(each.getScript()),
                "Run services of the version that made it."));
      }
    }
  }

  private static Optional<String> text(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getSQLState());
  }
}
