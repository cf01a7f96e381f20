package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.platform.database.MissingRightsException;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.sink.batch.RandomEvents;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Roles that may do little: the statements of the message, run by an administrator, suffice. */
class RightsIT {

  private static DatabaseServer server;
  private String name = "";
  private JdbcTemplate administrator = new JdbcTemplate();

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServers.database(directory);
    JdbcTemplate postgres = jdbc("postgres", "postgres", "postgres");
    postgres.execute("CREATE ROLE \"the sink\" LOGIN PASSWORD 'secret'");
    postgres.execute("CREATE ROLE prisma LOGIN PASSWORD 'secret'");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A database of its own for each test. */
  @BeforeEach
  void create() {
    name = "rights" + System.nanoTime();
    jdbc("postgres", "postgres", "postgres").execute("CREATE DATABASE " + name);
    administrator = jdbc(name, "postgres", "postgres");
  }

  @Test
  void aRoleThatMayNotMakeTables() {
    try (AddressedSink sink = AddressedSink.at(url("the%20sink", ""))) {
      assertThat(statements(sink))
          .containsExactly("GRANT USAGE, CREATE ON SCHEMA public TO \"the sink\";");
      statements(sink).forEach(administrator::execute);
      assertThatItWrites(sink);
    }
  }

  @Test
  void aSchemaThatIsNotThere() {
    try (AddressedSink sink = AddressedSink.at(url("the%20sink", "?schema=innovation"))) {
      assertThat(statements(sink))
          .containsExactly("CREATE SCHEMA innovation AUTHORIZATION \"the sink\";");
      statements(sink).forEach(administrator::execute);
      assertThatItWrites(sink);
    }
  }

  @Test
  void tablesThatPrismaOwns() {
    administrator.execute("GRANT USAGE, CREATE ON SCHEMA public TO prisma, \"the sink\"");
    jdbc(name, "prisma", "secret")
        .execute(
            """
            CREATE TABLE "Run" (id text PRIMARY KEY, status text NOT NULL DEFAULT 'PENDING',
              "currentStage" integer NOT NULL DEFAULT 0, "errorMessage" text,
              "completedAt" timestamp(3), "updatedAt" timestamp(3) NOT NULL)
            """);
    try (AddressedSink sink = AddressedSink.at(url("the%20sink", ""))) {
      assertThat(statements(sink)).containsExactly("GRANT prisma TO \"the sink\";");
      statements(sink).forEach(administrator::execute);
      assertThatItWrites(sink);
    } finally {
      administrator.execute("REVOKE prisma FROM \"the sink\"");
    }
  }

  @Test
  void tablesAreMadeByTheDirectAddressAndWrittenByARoleThatMayNoMore() {
    administrator.execute("GRANT USAGE, CREATE ON SCHEMA public TO prisma");
    try (AddressedSink sink = AddressedSink.at(url("the%20sink", ""), url("prisma", ""))) {
      List<String> statements = statements(sink);
      assertThat(statements)
          .hasSize(3)
          .anyMatch(grant -> grant.startsWith("GRANT SELECT, INSERT, UPDATE, DELETE ON public.\""))
          .contains(
              "GRANT SELECT, UPDATE ON public.sink_epoch TO \"the sink\";",
              "GRANT SELECT, INSERT, DELETE ON public.audit TO \"the sink\";");
      statements.forEach(administrator::execute);
      assertThatItWrites(sink);
      assertThat(
              administrator.queryForObject(
                  "SELECT tableowner FROM pg_tables WHERE tablename = 'Run'", String.class))
          .isEqualTo("prisma");
    }
  }

  private static void assertThatItWrites(AddressedSink sink) {
    sink.record(List.of(new RunRequested(RandomEvents.context("run", 1), Instant.EPOCH)));
    assertThat(sink.jdbc.queryForList("SELECT id FROM \"Run\"")).hasSize(1);
  }

  private static List<String> statements(AddressedSink sink) {
    MissingRightsException missing =
        catchThrowableOfType(MissingRightsException.class, sink.schema::ensure);
    assertThat(missing).hasMessageContaining("An administrator must run: ").hasNoCause();
    String message = String.valueOf(missing.getMessage());
    String statements =
        message.substring(message.indexOf("run: ") + 5, message.indexOf(" Or DIRECT_URL"));
    return Stream.of(statements.split("(?<=;) ")).toList();
  }

  private String url(String user, String parameters) {
    return "postgres://%s:secret@localhost:%d/%s%s"
        .formatted(user, server.port(), name, parameters);
  }

  private static JdbcTemplate jdbc(String database, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://localhost:%d/%s".formatted(server.port(), database));
    source.setUser(user);
    source.setPassword(password);
    return new JdbcTemplate(source);
  }
}
