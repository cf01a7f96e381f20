package dev.innovationpipeline.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.TestServers;
import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class RunRecorderIT {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String INSPIRATIONS =
      "{\"inspirations\":[{\"title\":\"a\",\"content\":\"b\",\"key_elements\":[\"c\"]},"
          + "{\"title\":\"d\",\"content\":\"e\",\"key_elements\":[]}]}";
  private static final List<String> TABLES =
      List.of("Run", "StageOutput", "InspirationReport", "OpportunityCard");

  @TempDir static Path directory;

  @Test
  void rowsAreTheSameInAnyOrderAndOnTablesThatPrismaMade() throws Exception {
    try (DatabaseServer database = TestServers.database(directory)) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(database.jdbcUrl() + "&stringtype=unspecified");
      JdbcTemplate jdbc = new JdbcTemplate(source);
      makeAsPrismaDoes(jdbc);
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:dev/innovationpipeline/sink/migration")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      RunRecorder recorder =
          new RunRecorder(
              new NamedParameterJdbcTemplate(source),
              new TransactionTemplate(new JdbcTransactionManager(source)));
      List<RunEvent> events = events();
      events.addAll(events());
      List<String> first = List.of();
      for (int seed = 0; seed < 10; seed++) {
        jdbc.execute(
            "TRUNCATE \"Run\", \"StageOutput\", \"InspirationReport\", \"OpportunityCard\"");
        jdbc.execute(
            "INSERT INTO \"Run\" (id, status, \"updatedAt\") VALUES ('r', 'PENDING',"
                + " '2025-12-31')");
        Collections.shuffle(events, new Random(seed));
        events.forEach(event -> recorder.record(FactBatch.fold(List.of(event))));
        assertThat(TABLES.stream().map(table -> count(jdbc, table))).containsExactly(1, 5, 1, 5);
        List<String> rows = rows(jdbc);
        first = seed == 0 ? rows : first;
        assertThat(rows).as("seed %d", seed).isEqualTo(first);
      }
      assertThat(jdbc.queryForObject("SELECT status::text FROM \"Run\"", String.class))
          .isEqualTo("COMPLETED");
    }
  }

  private static void makeAsPrismaDoes(JdbcTemplate jdbc) {
    jdbc.execute("CREATE TYPE \"RunStatus\" AS ENUM ('PENDING','RUNNING','COMPLETED','FAILED')");
    jdbc.execute(
        """
        CREATE TABLE "Run" (id text PRIMARY KEY, status "RunStatus" NOT NULL DEFAULT 'PENDING',
          "currentStage" integer NOT NULL DEFAULT 0, "errorMessage" text,
          "completedAt" timestamp(3), "updatedAt" timestamp(3) NOT NULL DEFAULT now())
        """);
  }

  private static Integer count(JdbcTemplate jdbc, String table) {
    return jdbc.queryForList("SELECT 1 FROM \"%s\"".formatted(table)).size();
  }

  /** All rows but the time at which the frontend made the run. */
  private static List<String> rows(JdbcTemplate jdbc) {
    return TABLES.stream()
        .flatMap(
            table ->
                jdbc
                    .queryForList(
                        "SELECT (to_jsonb(t) - '%s')::text FROM \"%s\" t ORDER BY id"
                            .formatted(table.equals("Run") ? "createdAt" : "", table),
                        String.class)
                    .stream())
        .toList();
  }

  private static List<RunEvent> events() {
    RunContext run = new RunContext("r", 1, "u", "c", "file:x", START, RunOptions.DEFAULTS);
    List<RunEvent> events = new ArrayList<>(List.of(new RunRequested(run, START)));
    for (Stage stage : Stage.values()) {
      String json = stage == Stage.first() ? INSPIRATIONS : stage.isLast() ? cards() : "{}";
      Instant at = START.plusSeconds(stage.number());
      events.add(
          new StageCompleted(
              run,
              stage,
              "text",
              JsonMapper.shared().readTree(json),
              "m",
              "p",
              Usage.NONE,
              Usage.NONE,
              at,
              at));
    }
    return events;
  }

  private static String cards() {
    List<String> cards = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      cards.add("{\"number\":%d,\"title\":\"t\"}".formatted(number));
    }
    return "{\"cards\":" + cards + "}";
  }
}
