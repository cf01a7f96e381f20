package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.platform.search.TextQuery;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The board beside the batches that store runs. */
class CardBoardIT {

  private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");
  private static SinkDatabase database;
  private CardBoard board;
  private Duration elapsed = Duration.ofDays(1);
  private Duration derivation = Duration.ZERO;

  @BeforeAll
  static void start(@TempDir Path directory) {
    database = SinkDatabase.start(directory);
    database.record(List.of(new RunRequested(RandomEvents.context("first", 1), AT)));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.empty();
    board = board();
  }

  /** As after a start. */
  private CardBoard board() {
    CardBoard started =
        new CardBoard(
            database.jdbc,
            this::transaction,
            database.schema,
            TimeSource.of(InstantSource.system(), () -> elapsed));
    database.sink.stored = started::stored;
    started.bringUpToDate();
    return started;
  }

  private <T extends @Nullable Object> T transaction(TransactionCallback<T> work) {
    elapsed = elapsed.plus(derivation);
    return new TransactionTemplate(
            new JdbcTransactionManager(Objects.requireNonNull(database.jdbc.getDataSource())))
        .execute(work);
  }

  @Test
  void cardsComeWhenNoEventsDo() {
    complete("run-1", 1);
    board.bringUpToDate();
    assertThat(cards()).as("at once").isEmpty();
    elapsed = elapsed.plusMillis(600);
    board.bringUpToDate();
    assertThat(cards()).hasSize(5);
  }

  @Test
  void loadThatDoesNotEndDelaysCardsForHalfAMinute() {
    for (int run = 0; run < 60; run++) {
      complete("run-" + run, 1);
    }
    for (int step = 0; step < 102; step++) {
      elapsed = elapsed.plusMillis(300);
      database.record(List.of(new RunRequested(RandomEvents.context("load-" + step, 1), AT)));
      board.bringUpToDate();
      assertThat(cards()).hasSize(step < 99 ? 0 : step == 99 ? 250 : 300);
    }
  }

  @Test
  void cardsTakeATenthOfTheTimeUnderLoad() {
    for (int run = 0; run < 120; run++) {
      complete("run-" + run, 1);
    }
    derivation = Duration.ofMillis(100);
    elapsed = elapsed.plusSeconds(30);
    assertThat(cardsUnderLoad(Duration.ZERO)).isEqualTo(250);
    assertThat(cardsUnderLoad(Duration.ofMillis(890))).as("100 ms, and 890").isEqualTo(250);
    assertThat(cardsUnderLoad(Duration.ofMillis(10))).isEqualTo(500);
    assertThat(cardsUnderLoad(Duration.ofMillis(890))).isEqualTo(500);
    elapsed = elapsed.plusMillis(600);
    board.bringUpToDate();
    assertThat(cards()).as("the load has ended").hasSize(600);
  }

  private int cardsUnderLoad(Duration passed) {
    elapsed = elapsed.plus(passed);
    database.record(List.of(new RunRequested(RandomEvents.context("load-" + elapsed, 1), AT)));
    board.bringUpToDate();
    return cards().size();
  }

  @Test
  void aNoteBringsItsCardAtOnce() {
    complete("run-1", 1);
    database.record(List.of(note("run-1", 2, AnnotationKind.RATING, "a", null, 4)));
    database.record(
        List.of(
            note("run-1", 2, AnnotationKind.RATING, "b", "why", 1),
            note("run-1", 2, AnnotationKind.TAG, "tea", Annotated.PRESENT, null),
            note("run-1", 2, AnnotationKind.STATUS, null, "dropped", null)));
    assertThat(
            row(
                "SELECT rating || ' ' || ratings || ' ' || tags[1] || ' ' || status"
                    + " FROM card_board WHERE number = 2"))
        .isEqualTo("2.5 2 tea dropped");
    database.record(
        List.of(
            new CardAnnotated(
                RandomEvents.context("run-1", 1),
                2,
                AnnotationKind.TAG,
                "tea",
                null,
                null,
                "a",
                null,
                AT.plusSeconds(1))));
    assertThat(row("SELECT cardinality(tags)::text FROM card_board WHERE number = 2"))
        .isEqualTo("0");
  }

  @Test
  void ofANewAttemptTheCardsAreNewAndTheNotesStayWithTheOld() {
    complete("run-1", 1);
    database.record(List.of(note("run-1", 1, AnnotationKind.TAG, "tea", Annotated.PRESENT, null)));
    complete("run-1", 2);
    elapsed = elapsed.plusSeconds(1);
    board.bringUpToDate();
    assertThat(cards()).hasSize(5);
    assertThat(row("SELECT min(attempt) || ' ' || max(cardinality(tags)) FROM card_board"))
        .isEqualTo("2 0");
  }

  @Test
  void aCrashLosesNoCard() {
    complete("run-1", 1);
    complete("run-2", 1);
    board = board();
    elapsed = elapsed.plusSeconds(1);
    board.bringUpToDate();
    assertThat(cards()).hasSize(10);
  }

  @Test
  void ofAForgottenRunNothingStays() {
    complete("run-1", 1);
    database.record(List.of(note("run-1", 1, AnnotationKind.COMMENT, "c", "secret", null)));
    RunContext run = RandomEvents.context("run-1", 1);
    database.record(List.of(new RunForgotten(run, AT)));
    database.record(List.of(note("run-1", 1, AnnotationKind.COMMENT, "c", "late", null)));
    database.record(List.of(new CardStarred(run, 1, true, AT)));
    assertThat(cards()).isEmpty();
    assertThat(row("SELECT count(*)::text FROM annotation")).isEqualTo("0");
  }

  @Test
  void wordsAreThoseOfSearches() {
    complete("run-1", 1);
    title("Crème brûlée, low-sugar: 牛乳");
    database.jdbc.update("TRUNCATE card_board");
    bringUpToDate();
    assertThat(found("creme")).containsExactly("3");
    assertThat(found("low-sugar")).containsExactly("3");
    assertThat(found("\"sugar low\"")).isEmpty();
    assertThat(found("牛乳")).containsExactly("3");
  }

  @Test
  void wordsOfAnEarlierVersionAreMadeAgain() {
    complete("run-1", 1);
    bringUpToDate();
    title("Quokka");
    assertThat(found("quokka")).isEmpty();
    database.jdbc.update("UPDATE card_board SET words_version = DEFAULT WHERE number = 2");
    bringUpToDate();
    assertThat(found("quokka")).containsExactly("3");
  }

  @Test
  void ofMoreRunsThanAreLookedForAtOnceNoneIsLeftOut() {
    database.jdbc.update(
        """
        INSERT INTO "Run" (id, status, "userId", "companyId", "blobUrl", progress, "createdAt",
          "updatedAt")
        SELECT 'run-' || n, 'COMPLETED', 'u', 'c', 'b', 59, now(), now()
        FROM generate_series(1, 10500) AS n
        """);
    database.jdbc.update(
        """
        INSERT INTO "OpportunityCard" (id, "runId", "userId", number, title, tagline, problem,
          solution, "why_now", "target_segment", "quick_win", "createdAt", "updatedAt")
        SELECT 'card-' || n, 'run-' || n, 'u', 1, 't', '', '', '', '', '', '', now(), now()
        FROM generate_series(1, 10500) AS n
        """);
    bringUpToDate();
    board.bringUpToDate();
    assertThat(cards()).hasSize(10_500);
  }

  private void bringUpToDate() {
    board = board();
    elapsed = elapsed.plusSeconds(1);
    board.bringUpToDate();
  }

  private static void title(String title) {
    database.jdbc.update("UPDATE \"OpportunityCard\" SET title = ? WHERE number = 3", title);
  }

  private static List<String> found(String search) {
    return database.jdbc.queryForList(
        "SELECT number::text FROM card_board WHERE words @@ CAST(? AS tsquery)",
        String.class,
        TextQuery.of(search));
  }

  private static void complete(String runId, int attempt) {
    RunContext run = RandomEvents.context(runId, attempt);
    database.record(
        List.of(
            new RunRequested(run, AT),
            RandomEvents.completed(run, 5, AT.plusSeconds(attempt), null, 1)));
  }

  private static CardAnnotated note(
      String runId,
      int card,
      AnnotationKind kind,
      @Nullable String name,
      @Nullable String text,
      @Nullable Integer stars) {
    return new CardAnnotated(
        RandomEvents.context(runId, 1), card, kind, name, text, stars, "a", null, AT);
  }

  private static List<String> cards() {
    return database.jdbc.queryForList("SELECT card_id FROM card_board", String.class);
  }

  private static @Nullable String row(String sql) {
    return database.jdbc.queryForObject(sql, String.class);
  }
}
