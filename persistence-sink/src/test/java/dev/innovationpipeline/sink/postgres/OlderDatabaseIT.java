package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.result.AnnotationKind;
import dev.innovationpipeline.sink.batch.RandomEvents;
import dev.innovationpipeline.sink.board.CardBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Databases as earlier versions made them, with the rows that these had. */
class OlderDatabaseIT {

  private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
  private static final RunContext SINGLE = RandomEvents.context("run-1", 1);
  private static final RunContext OF_BATCH = RandomEvents.context("run-2", 1);

  /** A table of a later version. */
  private static final String BATCH_RUN = "batch_run";

  private static SinkDatabase database;
  private Duration elapsed = Duration.ofDays(1);

  @BeforeAll
  static void start(@TempDir Path directory) {
    database = SinkDatabase.start(directory);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  /**
   * @param version before batches, and before the words of the board had versions
   */
  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void rowsAreReadRightAfterTheUpgradeAndGoOn(int version) {
    record();
    Map<String, String> rows = rows();
    Map<String, String> before = new TreeMap<>(database.contents());
    List<Map<String, Object>> board = board();
    assertThat(board).hasSize(10);
    assertThat(before.get(BATCH_RUN)).contains("run-2").doesNotContain("run-1");

    makeAnew(version, rows);
    database.schema.lost();
    database.schema.ensure();

    if (version < 13) {
      before.put(BATCH_RUN, "");
    }
    assertThat(database.contents()).isEqualTo(before);
    assertThat(board()).as("before the sink looks at the board").isEqualTo(board);
    assertThat(cardsWithOldWords()).isEqualTo(10);
    bringBoardUpToDate();
    assertThat(board()).as("after it").isEqualTo(board);
    assertThat(cardsWithOldWords()).isZero();
    goesOn();
  }

  /** What this version writes, and what it erases, beside the old rows. */
  private void goesOn() {
    RunContext third = RandomEvents.context("of-batch", 1);
    database.record(List.of(new RunRequested(third, AT), new RunForgotten(SINGLE, AT)));
    database.record(List.of(note(OF_BATCH, AnnotationKind.TAG, "tea", Annotated.PRESENT, null)));
    assertThat(database.contents().get(BATCH_RUN)).contains("of-batch");
    assertThat(board())
        .as("of the run that is not forgotten")
        .hasSize(5)
        .anySatisfy(row -> assertThat(row.get("tags")).hasToString("{tea}"));
    database.jdbc.queryForObject("SELECT rebuild_from_topics()::text", String.class);
    assertThat(database.contents().get(BATCH_RUN)).as("emptied for a rebuild").isEmpty();
    assertThat(board()).isEmpty();
  }

  private void record() {
    database.jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    database.schema.lost();
    for (RunContext run : List.of(SINGLE, OF_BATCH)) {
      database.record(
          List.of(
              new RunRequested(run, AT),
              RandomEvents.completed(run, 1, AT, null, 2),
              RandomEvents.completed(run, 5, AT.plusSeconds(1), null, 1)));
    }
    database.record(
        List.of(
            new CardStarred(SINGLE, 1, true, AT),
            note(SINGLE, AnnotationKind.RATING, "a", "why", 4),
            note(SINGLE, AnnotationKind.COMMENT, "c", "Ask the farms.", null)));
    bringBoardUpToDate();
  }

  private void bringBoardUpToDate() {
    CardBoard board =
        new CardBoard(
            database.jdbc,
            new TransactionTemplate(
                new JdbcTransactionManager(Objects.requireNonNull(database.jdbc.getDataSource()))),
            database.schema,
            TimeSource.of(InstantSource.system(), () -> elapsed));
    board.bringUpToDate();
    elapsed = elapsed.plusSeconds(1);
    board.bringUpToDate();
  }

  /** Of each table, as JSON. */
  private static Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String table : tables()) {
      rows.put(
          table,
          Objects.requireNonNull(
              database.jdbc.queryForObject(
                  "SELECT coalesce(json_agg(t), '[]')::text FROM %s t".formatted(table),
                  String.class)));
    }
    return rows;
  }

  private static void makeAnew(int version, Map<String, String> rows) {
    database.jdbc.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    Flyway.configure()
        .dataSource(Objects.requireNonNull(database.jdbc.getDataSource()))
        .locations("classpath:dev/innovationpipeline/platform/database/migration")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target(String.valueOf(version))
        .load()
        .migrate();
    Set<String> tables = Set.copyOf(tables());
    assertThat(tables.contains(BATCH_RUN)).isEqualTo(version >= 13);
    for (String table : tables) {
      database.jdbc.update("DELETE FROM " + table);
      database.jdbc.update(
          "INSERT INTO %s SELECT * FROM json_populate_recordset(NULL::%s, ?::json)"
              .formatted(table, table),
          rows.get(table));
    }
  }

  private static List<String> tables() {
    return database.jdbc.queryForList(
        """
        SELECT quote_ident(table_name) FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
          AND table_name <> 'flyway_schema_history'
        """,
        String.class);
  }

  /** Without the words, which each version makes by its own rules. */
  private static List<Map<String, Object>> board() {
    return database.jdbc.queryForList(
        """
        SELECT card_id, run_id, attempt, number, company_id, created_at, status, starred, rating,
          ratings, comments, tags::text, marks::text, degraded
        FROM card_board ORDER BY card_id
        """);
  }

  /** As services before version 14 of the tables made them. */
  private static int cardsWithOldWords() {
    return Objects.requireNonNull(
        database.jdbc.queryForObject(
            "SELECT count(*) FROM card_board WHERE words_version = 1", Integer.class));
  }

  private static CardAnnotated note(
      RunContext run,
      AnnotationKind kind,
      String name,
      @Nullable String text,
      @Nullable Integer stars) {
    return new CardAnnotated(run, 1, kind, name, text, stars, "a", null, AT);
  }
}
