package dev.innovationpipeline.ingest.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.ingest.board.BoardQueries.Found;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.results.Cursor;
import dev.innovationpipeline.testing.servers.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The board's queries on a real Postgres. */
class BoardQueriesIT {

  private static final String ROWS =
      """
      CREATE TABLE card_star (run_id text, attempt integer, card integer, starred boolean,
        at timestamp(3));
      CREATE TABLE "Run" (id text, "companyId" text, "blobUrl" text);
      CREATE TABLE "OpportunityCard" (id text, "runId" text, number integer, title text,
        tagline text, problem text, solution text, "why_now" text, "target_segment" text,
        "quick_win" text, parsed boolean, attempt integer);
      """;

  private static final String CARDS =
      """
      INSERT INTO "Run" VALUES ('r1', 'a', 'http://h/one.pdf'), ('r2', 'b', 'http://h/two.pdf');
      INSERT INTO "OpportunityCard"
      SELECT 'c' || n, CASE WHEN n % 2 = 0 THEN 'r1' ELSE 'r2' END, 1, 'Title ' || n, '', '', '', '',
        '', '', true, 1
      FROM generate_series(1, 30) AS n;
      INSERT INTO card_board
      SELECT 'c' || n, CASE WHEN n % 2 = 0 THEN 'r1' ELSE 'r2' END, 1, 1,
        CASE WHEN n % 2 = 0 THEN 'a' ELSE 'b' END, timestamp '2026-01-01' + n / 10 * interval '1 day',
        CASE WHEN n % 3 = 0 THEN 'shortlisted' ELSE 'new' END, n % 5 = 0,
        CASE WHEN n % 7 = 0 THEN 4.0 END, 0, 0, CASE WHEN n % 4 = 0 THEN '{tea,x}' ELSE '{}' END::text[],
        CASE WHEN n % 6 = 0 THEN '{number}' ELSE '{}' END::text[], n % 10 = 0,
        to_tsvector('simple', 'kefir number' || n)
      FROM generate_series(1, 30) AS n;
      """;

  private static final Caller ALL = Caller.ANYBODY;

  private static DatabaseServer server;
  private static BoardQueries board;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    server = TestServers.database(directory);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl() + "&stringtype=unspecified");
    JdbcClient database = JdbcClient.create(source);
    database.sql(ROWS).update();
    database.sql(migration()).update();
    database.sql(CARDS).update();
    board = new BoardQueries(database, new JdbcTransactionManager(source));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void oneSeesTheCardsOfOnesCompanies() {
    assertThat(ids("", of("a")))
        .hasSize(15)
        .allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 0);
    assertThat(ids("company_id=b", of("a"))).isEmpty();
    assertThat(ids("q=kefir", of("a"))).hasSize(15);
    assertThat(ids("", of())).isEmpty();
    assertThat(ids("", ALL)).hasSize(30);
    assertThat(board.counts(BoardSql.COUNTS, filter(""), of("a")))
        .containsEntry("shortlisted", 5L)
        .containsEntry("new", 10L);
    assertThat(board.counts(BoardSql.TAGS, filter("q=kefir"), of("b"))).isEmpty();
  }

  @Test
  void conditionsApplyTogether() {
    assertThat(ids("status=shortlisted", ALL)).hasSize(10);
    assertThat(ids("status=shortlisted&status=new", ALL)).hasSize(30);
    assertThat(ids("status=shortlisted&tag=TEA", ALL)).containsExactly("c24", "c12");
    assertThat(ids("tag=tea&tag=x&mark=number", ALL)).containsExactly("c24", "c12");
    assertThat(ids("tag=tea&tag=y", ALL)).isEmpty();
    assertThat(ids("starred=true&degraded=false", ALL)).containsExactly("c25", "c15", "c5");
    assertThat(ids("min_rating=4", ALL)).containsExactly("c28", "c21", "c14", "c7");
    assertThat(ids("run_id=r1&since=2026-01-04T00:00:00Z", ALL)).containsExactly("c30");
    assertThat(ids("until=2026-01-01T00:00:00Z", ALL)).isEmpty();
    assertThat(ids("q=number7", ALL)).containsExactly("c7");
    assertThat(ids("q=kefir+numb", ALL)).as("the beginning of a word").hasSize(30);
    assertThat(ids("q=-number7", ALL)).hasSize(29);
    assertThat(ids("q=number7+OR+number8", ALL)).hasSize(2);
    assertThat(ids("q=%22number7+kefir%22", ALL)).isEmpty();
    assertThat(ids("q=%22kefir+number7%22", ALL)).containsExactly("c7");
    assertThat(ids("q=kefir-number7", ALL)).as("written as one").containsExactly("c7");
    assertThat(ids("q=!!!+%26+(", ALL)).as("no word at all").isEmpty();
    assertThat(ids("q=KÉFIR", ALL)).as("whatever case and accents").hasSize(30);
  }

  @Test
  void pagesHoldEveryCardOnceAlsoOfOneTime() {
    for (String query : List.of("", "q=kefir", "starred=false")) {
      List<String> paged = new ArrayList<>();
      Cursor after = null;
      do {
        Found found = board.page(filter(query), ALL, after, 4);
        found.cards().forEach(card -> paged.add(card.id()));
        after = found.next();
      } while (after != null);
      assertThat(paged).isEqualTo(ids(query, ALL)).doesNotHaveDuplicates();
    }
  }

  private static List<String> ids(String query, Caller caller) {
    return board.page(filter(query), caller, null, 200).cards().stream()
        .map(BoardCard::id)
        .toList();
  }

  private static BoardFilter filter(String query) {
    var parameters = UriComponentsBuilder.fromUriString("/?" + query).build().getQueryParams();
    var decoded = new LinkedMultiValueMap<String, String>();
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    decoded.add(
                        name, value == null ? "" : java.net.URLDecoder.decode(value, UTF_8))));
    return BoardFilterReader.read(decoded);
  }

  private static Caller of(String... companies) {
    return new Caller(
        Caller.Means.TOKEN, "anna", "anna", false, Set.of(companies), Role.VIEWER, false, null);
  }

  private static String migration() throws IOException {
    try (InputStream script =
        BoardQueriesIT.class.getResourceAsStream(
            "/dev/innovationpipeline/platform/database/migration/V12__board_of_cards.sql")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    }
  }
}
