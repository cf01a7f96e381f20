package dev.innovationpipeline.sink.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.schema.audit.AuditEntry;
import dev.innovationpipeline.schema.audit.AuditEntry.Outcome;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AuditTableIT {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00.123Z");
  private static DatabaseServer server;
  private JdbcTemplate jdbc = new JdbcTemplate();
  private AuditTable table = new AuditTable(jdbc, new Migrations((Flyway) null), Duration.ZERO);

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServers.database(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void create() {
    jdbc = new JdbcTemplate(new DriverManagerDataSource(server.jdbcUrl()));
    jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    table = new AuditTable(jdbc, new Migrations(flyway().load()), Duration.ofDays(400));
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(new DriverManagerDataSource(server.jdbcUrl()))
        .locations("classpath:dev/innovationpipeline/platform/database/migration");
  }

  @Test
  void anEntryIsOneRowHoweverOftenItComes() {
    AuditEntry entry = entry(NOW, "r-1");
    table.add(List.of(entry, entry(NOW, "r-2")));
    table.add(List.of(entry));
    assertThat(jdbc.queryForList("SELECT subject FROM audit ORDER BY subject", String.class))
        .containsExactly("r-1", "r-2");
    assertThat(
            jdbc.queryForMap(
                "SELECT at::text, outcome, companies::text, count, until FROM audit WHERE subject ="
                    + " 'r-1'"))
        .containsEntry("at", "2026-11-30 10:00:00.123")
        .containsEntry("outcome", "done")
        .containsEntry("companies", "{a,\"b,c\"}")
        .containsEntry("count", 1L)
        .containsEntry("until", null);
  }

  @Test
  void anEntryThatTheTableCannotHoldIsLeftOut() {
    table.add(List.of(entry(NOW, "r-1"), entry(NOW, "r\u0000"), entry(NOW, "r-3")));
    assertThat(jdbc.queryForList("SELECT subject FROM audit ORDER BY subject", String.class))
        .containsExactly("r-1", "r-3");
  }

  @Test
  void whatIsOlderThanTheRetentionIsDeleted() {
    Instant now = Instant.now();
    table.add(
        List.of(
            entry(now.minus(Duration.ofDays(401)), "old"),
            entry(now.minus(Duration.ofDays(399)), "young")));
    table.expire(now);
    assertThat(jdbc.queryForList("SELECT subject FROM audit", String.class))
        .containsExactly("young");
  }

  /** As the version before this one left it. */
  @Test
  void anOlderDatabaseGetsTheTableAndKeepsItsRows() {
    flyway().target("6").load().migrate();
    jdbc.update(
        """
        INSERT INTO forgotten_run (run_id) VALUES ('before')
        """);
    String epoch = jdbc.queryForObject("SELECT epoch::text FROM sink_epoch", String.class);
    table.add(List.of(entry(NOW, "r-1")));
    assertThat(jdbc.queryForList("SELECT run_id FROM forgotten_run", String.class))
        .containsExactly("before");
    assertThat(jdbc.queryForList("SELECT subject FROM audit", String.class)).hasSize(1);
    assertThat(jdbc.queryForObject("SELECT epoch::text FROM sink_epoch", String.class))
        .as("nothing is read again")
        .isEqualTo(epoch);
  }

  private static AuditEntry entry(Instant at, String subject) {
    return new AuditEntry(
        UUID.randomUUID().toString(),
        at,
        "POST /run",
        Outcome.DONE,
        202,
        "key:1",
        "key",
        "anna",
        "192.0.2.7",
        List.of("a", "b,c"),
        subject,
        1,
        null);
  }
}
