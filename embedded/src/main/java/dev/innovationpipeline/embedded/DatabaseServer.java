package dev.innovationpipeline.embedded;

/** A PostgreSQL to test against; user, password and database are named postgres. */
public interface DatabaseServer extends Restartable {

  int port();

  /** As psql and other services take it. */
  default String url() {
    return "postgresql://postgres:postgres@localhost:" + port() + "/postgres";
  }

  /** As a JDBC driver takes it, without further parameters after those of the login. */
  default String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port() + "/postgres?user=postgres&password=postgres";
  }
}
