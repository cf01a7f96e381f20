package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.sink.batch.RandomEvents;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The roles of {@code deploy/postgres/roles.sql}: they may do what they must, and no more. */
class RolesIT {

  private static final List<String> DENIED_TO_INGEST =
      List.of(
          "INSERT INTO \"Run\" (id) VALUES ('x')",
          "UPDATE \"Run\" SET status = 'FAILED'",
          "DELETE FROM card_star",
          "DELETE FROM output_edit",
          "TRUNCATE audit",
          "DELETE FROM audit",
          "INSERT INTO sink_epoch (epoch) VALUES (gen_random_uuid())",
          "SELECT * FROM flyway_schema_history",
          "CREATE TABLE mine (id integer)",
          "ALTER TABLE \"Run\" ADD COLUMN mine integer",
          "SELECT pg_read_file('/etc/passwd')",
          "COPY \"Run\" TO PROGRAM 'cat'",
          "SELECT rolpassword FROM pg_authid");

  private static final List<String> DENIED_TO_SINK =
      List.of(
          "UPDATE audit SET caller = 'nobody'",
          "TRUNCATE audit",
          "ALTER TABLE audit DISABLE TRIGGER keep_audit",
          "DROP TABLE card_star",
          "SELECT rebuild_from_topics()",
          "DELETE FROM sink_epoch",
          "UPDATE flyway_schema_history SET success = false",
          "CREATE TABLE mine (id integer)",
          "SELECT rolpassword FROM pg_authid");

  private static DatabaseServer server;

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServers.database(directory);
    jdbc("postgres", "postgres", "postgres").execute("CREATE DATABASE roles");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void eachServiceDoesItsWorkAndNothingElse() throws Exception {
    JdbcTemplate administrator = jdbc("roles", "postgres", "postgres");
    administrator.execute(file());
    try (AddressedSink sink = AddressedSink.at(url("pipeline_sink"), url("pipeline_owner"))) {
      sink.schema.ensure();
      administrator.execute(file()); // as after an upgrade
      sink.record(List.of(new RunRequested(RandomEvents.context("run", 1), Instant.EPOCH)));
      sink.jdbc.update(
          """
          INSERT INTO audit (id, at, action, outcome, status, caller, means, address, companies,
            count)
          VALUES (gen_random_uuid(), now(), 'POST /run', 'done', 202, 'c', 'key', '', '{}', 1)
          """);
      assertThat(sink.jdbc.queryForList("SELECT id FROM \"Run\"")).hasSize(1);
      denies(sink.jdbc, DENIED_TO_SINK);
    }
    JdbcTemplate ingest = jdbc("roles", "pipeline_ingest", "secret");
    assertThat(ingest.queryForList("SELECT * FROM \"Run\"")).hasSize(1);
    assertThat(ingest.queryForList("SELECT * FROM audit")).hasSize(1);
    denies(ingest, DENIED_TO_INGEST);
    assertThat(ingest.queryForObject("SELECT rebuild_from_topics()::text", String.class))
        .isNotEmpty();
    assertThat(ingest.queryForList("SELECT * FROM \"Run\"")).isEmpty();
    assertThat(ingest.queryForList("SELECT * FROM audit")).as("is not emptied").hasSize(1);
  }

  private static void denies(JdbcTemplate role, List<String> statements) {
    for (String statement : statements) {
      assertThatThrownBy(() -> role.execute(statement))
          .as(statement)
          .rootCause()
          .message()
          .matches("(?s).*(permission denied|must be owner|not permitted).*");
    }
  }

  /** As psql reads it. */
  private static String file() throws IOException {
    return Files.readString(Path.of("..", "deploy", "postgres", "roles.sql"))
        .replace(":'owner_password'", "'secret'")
        .replace(":'sink_password'", "'secret'")
        .replace(":'ingest_password'", "'secret'");
  }

  private static String url(String user) {
    return "postgres://%s:secret@localhost:%d/roles".formatted(user, server.port());
  }

  private static JdbcTemplate jdbc(String database, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://localhost:%d/%s".formatted(server.port(), database));
    source.setUser(user);
    source.setPassword(password);
    return new JdbcTemplate(source);
  }
}
