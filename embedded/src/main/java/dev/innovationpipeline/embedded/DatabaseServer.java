package dev.innovationpipeline.embedded;

/** A PostgreSQL of our own; user and database are named postgres. */
public interface DatabaseServer extends Restartable {

  /** The password where none is asked for. */
  String PASSWORD = "postgres";

  int port();

  default String password() {
    return PASSWORD;
  }

  /** The URL for psql and for the services. */
  default String url() {
    return "postgresql://postgres:%s@localhost:%d/postgres".formatted(password(), port());
  }

  /** The URL for a JDBC driver, with the login as its last parameters. */
  default String jdbcUrl() {
    return "jdbc:postgresql://localhost:%d/postgres?user=postgres&password=%s"
        .formatted(port(), password());
  }
}
