package dev.innovationpipeline.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.statistics.Sums;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The queries on a real Postgres, with the columns the seed and the sink write. */
class ResultsIT {

  private static DatabaseServer server;
  private JdbcClient administrator;
  private JdbcClient database;
  private String name;
  private final List<HikariDataSource> pools = new ArrayList<>();

  @BeforeAll
  static void start(@TempDir Path directory) {
    server = TestServers.database(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A database of its own for each test. */
  @BeforeEach
  void connect() {
    name = "library" + System.nanoTime();
    JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()))
        .sql("CREATE DATABASE " + name)
        .update();
    administrator =
        JdbcClient.create(
            new DriverManagerDataSource(server.jdbcUrl().replace("/postgres?", "/" + name + "?")));
    database = connect("");
  }

  @AfterEach
  void disconnect() {
    pools.forEach(HikariDataSource::close);
  }

  /** As the service does. */
  private JdbcClient connect(String parameters) {
    String url = server.url().replaceFirst("/postgres(?=\\?|$)", "/" + name);
    HikariDataSource pool =
        new ConnectionPool(
                "library",
                DatabaseAddress.parse(
                    "DATABASE_URL", url + (url.contains("?") ? "&" : "?") + parameters),
                1,
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                ConnectionPool.Access.READ)
            .open();
    pools.add(pool);
    return JdbcClient.create(pool);
  }

  @Test
  void readsRunsAndWhatCameOfThem() throws Exception {
    administrator.sql(StoredRows.ROWS).update();
    RunQueries library = new RunQueries(database, new EditQueries(database));

    assertThat(newest(library, RunFilter.EVERYTHING.page(null, 10)))
        .extracting(RunSummary::runId)
        .containsExactly("new", "old");
    assertThat(
            newest(
                library,
                new RunFilter("c", "u", "FAILED", null, null, null, false, false, null, null, 10)))
        .singleElement()
        .extracting(RunSummary::createdAt)
        .isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));

    RunResults results = library.find("new", null).orElseThrow();
    assertThat(results.inspirations().getFirst().keyElements()).isEqualTo(List.of("x", "y"));
    assertThat(results.stages().getFirst().json()).hasToString("{\"a\":1}");
    assertThat(results.cards()).extracting(card -> card.card().number()).containsExactly(1, 2);
    assertThat(library.find("none", null)).isEmpty();
  }

  @Test
  void findsTextAndPagesThatNewRunsDoNotMove() throws Exception {
    administrator.sql(StoredRows.ROWS).update();
    RunQueries library = new RunQueries(database, new EditQueries(database));
    assertThat(ids(library, "report%20one", null, 9)).as("document").containsExactly("new");
    assertThat(ids(library, "tWO", null, 9)).as("a card's title").containsExactly("new");
    assertThat(ids(library, "on wheels", null, 9)).as("a card's text").containsExactly("new");
    assertThat(ids(library, "B", null, 9)).as("an inspiration's title").containsExactly("new");
    assertThat(ids(library, "x_y%", null, 9)).as("no pattern of LIKE").isEmpty();

    List<RunSummary> page = newest(library, filter(null, null, 1));
    Cursor next = new Cursor(Instant.parse("2026-01-02T10:00:00Z"), page.getFirst().runId());
    administrator
        .sql(
            "INSERT INTO \"Run\" VALUES ('newer', 'PENDING', 0, NULL, '2026-01-03 10:00', 'u',"
                + " 'c', 0, NULL)")
        .update();
    Cursor back = Cursor.parse(next.toString()).orElseThrow();
    assertThat(ids(library, null, back, 9)).containsExactly("old");
    assertThat(Cursor.parse("nonsense")).isEmpty();
    Instant day = Instant.parse("2026-01-02T00:00:00Z");
    Instant nextDay = day.plusSeconds(86400);
    assertThat(
            newest(
                library,
                new RunFilter(null, null, null, null, day, nextDay, false, false, null, null, 9)))
        .extracting(RunSummary::runId)
        .containsExactly("new");
  }

  @Test
  void readsTheSchemaThatTheAddressNames() {
    administrator.sql("CREATE SCHEMA \"Other One\"").update();
    administrator.sql("SET search_path = \"Other One\"; " + StoredRows.ROWS).update();
    JdbcClient other = connect("schema=Other%20One&connection_limit=1");
    RunQueries library = new RunQueries(other, new EditQueries(other));

    for (int time = 0; time < 10; time++) {
      assertThat(library.find("new", null).orElseThrow().cards()).hasSize(2);
      assertThat(other.sql("SHOW statement_timeout").query(String.class).single())
          .isEqualTo("1min");
    }
  }

  @Test
  void findsRunsWithAStar() throws Exception {
    administrator.sql(StoredRows.ROWS).update();
    RunQueries library = new RunQueries(database, new EditQueries(database));
    RunFilter starred =
        new RunFilter(null, null, null, null, null, null, true, false, null, null, 9);
    assertThat(newest(library, starred)).extracting(RunSummary::runId).containsExactly("new");
    administrator.sql("UPDATE \"OpportunityCard\" SET starred = false").update();
    assertThat(newest(library, starred)).isEmpty();
  }

  @Test
  void readsEveryAttemptAndComparesThem() throws Exception {
    administrator.sql(StoredRows.ROWS).update();
    administrator.sql(StoredRows.ATTEMPTS).update();
    RunQueries library = new RunQueries(database, new EditQueries(database));
    assertThat(library.attempts("new")).extracting(Attempt::attempt).containsExactly(2, 1);
    assertThat(library.find("new", null).orElseThrow().attempts()).hasSize(2);

    AttemptResults first = library.attempt("new", 1).orElseThrow();
    AttemptResults second = library.attempt("new", 2).orElseThrow();
    assertThat(first.inspirations()).isEqualTo(second.inspirations()).hasSize(1);
    assertThat(first.cards()).extracting(card -> card.card().title()).containsExactly("Old");
    assertThat(second.cards()).extracting(card -> card.card().title()).containsExactly("New");
    assertThat(second.stages())
        .extracting(StageOutput::attempt)
        .as("who did each stage")
        .containsExactly(1, 1, 2);
    assertThat(Comparison.of(first, second).stages())
        .filteredOn(Comparison.StageChange::changed)
        .extracting(Comparison.StageChange::number)
        .containsExactly(5);
    assertThat(library.attempt("new", 3)).isEmpty();
    assertThat(WireJson.MAPPER.writeValueAsString(second))
        .startsWith("{\"attempt\":2,\"status\":\"COMPLETED\",\"from_stage\":5,");
    Sums sums = new Sums(database);
    assertThat(sums.spend()).containsExactly("0.7");
    assertThat(sums.completed("d")).isEqualTo(1);
  }

  @Test
  void anAttemptThatWaitedNamesTheOneThatWentOn() throws Exception {
    administrator.sql(StoredRows.ROWS).update();
    administrator.sql(StoredRows.ATTEMPTS).update();
    administrator.sql(StoredRows.WAITING).update();
    RunQueries library = new RunQueries(database, new EditQueries(database));
    assertThat(library.attempts("new"))
        .extracting(Attempt::continuedBy)
        .containsExactly(null, null, 2);
    for (Attempt listed : library.attempts("new")) {
      assertThat(library.attempt("new", listed.attempt()).orElseThrow().summary().continuedBy())
          .isEqualTo(listed.continuedBy());
    }
  }

  @Test
  void aReadAfterTheAnswerShowsTheStar() throws Exception {
    administrator.sql(StoredRows.ROWS).update();
    RunQueries library = new RunQueries(database, new EditQueries(database));
    RunStatuses statuses = FakeStatuses.withEmptyView();
    RunContext run =
        new RunContext("new", 1, "u", "d", "http://h/d", Instant.EPOCH, RunOptions.DEFAULTS);
    statuses.accepted(RunStatus.of(new RunRequested(run, Instant.EPOCH)));
    List<RunEvent> kept = new ArrayList<>();
    CardStars stars =
        new CardStars(
            database,
            statuses,
            event -> {
              kept.add(event);
              Thread.ofVirtual().start(() -> write((CardStarred) event, administrator));
            },
            InstantSource.system());
    assertThat(stars.star("k2", true, null).starred()).isTrue();
    assertThat(library.find("new", null).orElseThrow().cards().get(1).starred()).isTrue();
    assertThat(kept)
        .singleElement()
        .isInstanceOfSatisfying(
            CardStarred.class,
            star -> {
              assertThat(star.card()).isEqualTo(2);
              assertThat(star.run()).isEqualTo(run);
            });
    assertThatThrownBy(() -> stars.star("none", true, null)).hasMessageContaining("404");
    assertThatThrownBy(() -> stars.star("k2", false, "\"unstarred\", W/\"starred\""))
        .hasMessageContaining("is starred by now");
    assertThat(stars.star("k2", false, "\"starred\"").starred()).isFalse();
    assertThat(stars.star("k2", true, "*").starred()).isTrue();
  }

  /** As the sink does. */
  private static void write(CardStarred star, JdbcClient database) {
    database
        .sql("UPDATE \"OpportunityCard\" SET starred = :starred WHERE number = :number")
        .param("starred", star.starred())
        .param("number", star.card())
        .update();
  }

  private static List<String> ids(
      RunQueries library, @Nullable String text, @Nullable Cursor after, int limit) {
    return newest(library, filter(text, after, limit)).stream().map(RunSummary::runId).toList();
  }

  private static List<RunSummary> newest(RunQueries queries, RunFilter filter) {
    return queries.newest(filter, Caller.ANYBODY);
  }

  private static RunFilter filter(@Nullable String text, @Nullable Cursor after, int limit) {
    return new RunFilter(null, null, null, text, null, null, false, false, null, after, limit);
  }
}
