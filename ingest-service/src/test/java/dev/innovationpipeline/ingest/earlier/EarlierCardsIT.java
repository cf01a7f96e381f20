package dev.innovationpipeline.ingest.earlier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;

/**
 * Earlier cards among thousands that are made of the same words, on a real Postgres: the cards that
 * were written by hand, and later runs that say them again in other words.
 */
class EarlierCardsIT {

  private static final int OTHERS = 4_000;
  private static final double BAR = 0.95;

  private static final String ROWS =
      """
      CREATE TABLE card_star (run_id text, attempt integer, card integer, starred boolean,
        at timestamp(3));
      CREATE TABLE "Run" (id text, "companyId" text, "blobUrl" text);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text, problem text, solution text, "why_now" text, "target_segment" text,
        "quick_win" text, parsed boolean, attempt integer, "createdAt" timestamp(3));
      """;

  private static final String BOARD =
      """
      INSERT INTO card_board
      SELECT card.id, card."runId", 1, card.number, run."companyId", card."createdAt", 'new', false,
        NULL, 0, 0, '{}', '{}', false,
        to_tsvector('simple', concat_ws(' ', card.title, card.problem, card.solution,
          card."target_segment"))
      FROM "OpportunityCard" card JOIN "Run" run ON run.id = card."runId"
      """;

  private static DatabaseServer server;
  private static JdbcClient database;
  private static EarlierCards earlier;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    server = TestServers.database(directory);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl() + "&stringtype=unspecified");
    database = JdbcClient.create(source);
    database.sql(ROWS).update();
    database.sql(migration()).update();
    int run = 0;
    for (JsonNode cards : saidTwice()) {
      add("first-" + run, "a", cards, "2026-06-01", false);
      add("again-" + run, "a", cards, "2026-06-02", true);
      add("foreign-" + run, "b", cards, "2026-05-01", false);
      run++;
    }
    database
        .sql(
            """
            CREATE TABLE vocabulary AS
            SELECT DISTINCT unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', title,
              problem, solution, "target_segment")))) AS word FROM "OpportunityCard"
            """)
        .update();
    database.sql(others()).update();
    database.sql(BOARD).update();
    database.sql("ANALYZE card_board").update();
    earlier = new EarlierCards(database, new JdbcTransactionManager(source));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void cardsSaidAgainInOtherWordsAreFoundAndNoOthers() {
    int found = 0;
    int wrong = 0;
    int repeated = 0;
    for (int run = 0; run < runs(); run++) {
      Map<Integer, List<EarlierCard>> seen = earlier.of("again-" + run, other -> true);
      String first = "first-" + run;
      for (int card = 1; card <= 5; card++) {
        repeated++;
        for (EarlierCard each : seen.getOrDefault(card, List.of())) {
          boolean right = each.runId().equals(first) && each.card() == card;
          found += right ? 1 : 0;
          wrong += right ? 0 : 1;
        }
      }
      assertThat(earlier.of(first, other -> true)).as("nothing came before").isEmpty();
    }
    System.out.printf(
        "earlier cards: %d of %d repeats found, %d false, among %d others%n",
        found, repeated, wrong, OTHERS);
    assertThat((double) found / repeated).isGreaterThanOrEqualTo(BAR);
    assertThat((double) found / (found + wrong)).isGreaterThanOrEqualTo(BAR);
  }

  @Test
  void aForgottenRunCountsNoMore() {
    assertThat(earlier.of("again-0", other -> !other.equals("first-0"))).isEmpty();
    assertThat(earlier.of("nobody", other -> true)).isEmpty();
  }

  /** Each of 32 words that are drawn from those of all cards said by hand. */
  private static String others() {
    return """
    INSERT INTO "Run" SELECT 'other-' || n, 'a', '' FROM generate_series(1, %1$d / 5) AS n;
    INSERT INTO "OpportunityCard"
    SELECT 'other-' || n || '-' || c, 'other-' || n, c, 'A title', '', words.text, '', '', '', '',
      true, 1, timestamp '2026-01-01' + n * interval '1 second'
    FROM generate_series(1, %1$d / 5) AS n CROSS JOIN generate_series(1, 5) AS c
    CROSS JOIN LATERAL (
      SELECT string_agg(v.word, ' ') AS text FROM (
        SELECT word FROM vocabulary ORDER BY md5(word || n || '-' || c) LIMIT 32) AS v) AS words;
    """
        .formatted(OTHERS);
  }

  private static long runs() {
    return database
        .sql("SELECT count(*) FROM \"Run\" WHERE id LIKE 'again-%'")
        .query(Long.class)
        .single();
  }

  private static void add(String run, String company, JsonNode cards, String at, boolean again) {
    database.sql("INSERT INTO \"Run\" VALUES (?, ?, '')").params(run, company).update();
    int number = 0;
    for (JsonNode written : cards) {
      JsonNode card = again ? written.path("again") : written;
      number++;
      database
          .sql(
              """
              INSERT INTO "OpportunityCard" VALUES (?, ?, ?, ?, '', ?, ?, '', ?, '', true, 1,
                CAST(? AS timestamp))
              """)
          .params(
              run + "-" + number,
              run,
              number,
              card.path("title").asString(),
              card.path("problem").asString(),
              card.path("solution").asString(),
              card.path("segment").asString(),
              at)
          .update();
    }
  }

  private static JsonNode saidTwice() throws IOException {
    return WireJson.MAPPER.readTree(
        Files.readString(
            Path.of(
                "../platform/src/test/resources/dev/innovationpipeline/platform/check/word",
                "cards-said-twice.json")));
  }

  private static String migration() throws IOException {
    try (InputStream script =
        EarlierCardsIT.class.getResourceAsStream(
            "/dev/innovationpipeline/platform/database/migration/V12__board_of_cards.sql")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    }
  }
}
