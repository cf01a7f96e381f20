package dev.innovationpipeline.embedded;

/** A PostgreSQL to test against; user, password and database are named postgres. */
public interface DatabaseServer extends Restartable {

  int port();

  /** The URL for psql and for the services. */
  default String url() {
    return "postgresql://postgres:postgres@localhost:" + port() + "/postgres";
  }

  /** The URL for a JDBC driver, with the login as its last parameters. */
  default String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port() + "/postgres?user=postgres&password=postgres";
  }
}
