package dev.innovationpipeline.local.doctor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a login may do, and who reads it on the way. */
final class DatabaseDoors {

  private final String about;
  private final List<Finding> findings = new ArrayList<>();

  DatabaseDoors(String about) {
    this.about = about;
  }

  List<Finding> findings(Statement statement) throws SQLException {
    if (!isTrue(statement, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      findings.add(
          Finding.warning(
              about,
              "is spoken to without TLS, so the network can read logins and results.",
              "Turn ssl on at the server, and add ?sslmode=verify-full&sslrootcert=FILE to"
                  + " DATABASE_URL (docs/deployment.md)."));
    } else {
      findings.add(Finding.ok(about, "is spoken to by TLS."));
    }
    if (isTrue(statement, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) {
      findings.add(
          Finding.warning(
              about,
              "lets this login do everything: it is a superuser.",
              "Make the roles of deploy/postgres/roles.sql, and give each service its own."));
    }
    return findings;
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() && result.getBoolean(1);
    }
  }
}
