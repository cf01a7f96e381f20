package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.board.BoardFilter.Conditions;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.results.Cursor;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the board. */
@Component
class BoardQueries {

  private final JdbcClient database;
  private final TransactionOperations transactions;

  BoardQueries(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * A page of the board.
   *
   * @param next the place at which the next page begins; null for the last
   */
  record Found(List<BoardCard> cards, @Nullable Cursor next) {}

  /** The newest first. */
  Found page(BoardFilter filter, Caller caller, @Nullable Cursor after, int limit) {
    if (seesNothing(caller)) {
      return new Found(List.of(), null);
    }
    Conditions conditions = filter.conditions(caller, after);
    List<Row> rows =
        conditions.withWords()
            ? found(() -> rows(BoardSql.PAGE_WITH_WORDS, conditions, limit + 1))
            : rows(BoardSql.PAGE, conditions, limit + 1);
    return rows.size() <= limit
        ? new Found(cards(rows), null)
        : new Found(cards(rows.subList(0, limit)), cursor(rows.get(limit - 1)));
  }

  private static Cursor cursor(Row last) {
    return new Cursor(Objects.requireNonNull(last.time("created_at")), last.textOr("card_id", ""));
  }

  /** The number of cards of each name, in the order of the query. */
  Map<String, Long> counts(String sql, BoardFilter filter, Caller caller) {
    if (seesNothing(caller)) {
      return Map.of();
    }
    Conditions conditions = filter.conditions(caller, null);
    List<Row> rows =
        conditions.withWords() ? found(() -> rows(sql, conditions, 0)) : rows(sql, conditions, 0);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      Long cards = row.bigInteger("cards");
      counts.put(row.textOr("name", ""), cards == null ? 0 : cards);
    }
    return counts;
  }

  /** Those of these cards that are on the board, in their order. */
  List<BoardCard> find(Collection<String> cardIds) {
    return cardIds.isEmpty()
        ? List.of()
        : cards(database.sql(BoardSql.BOARD_ROWS).param("cards", cardIds).query(Row.MAPPER).list());
  }

  /** The rows of cards with the company of their run, by the cards' ids. */
  Map<String, Row> stored(Collection<String> cardIds) {
    Map<String, Row> stored = new HashMap<>();
    if (!cardIds.isEmpty()) {
      database
          .sql(BoardSql.CARDS)
          .param("cards", cardIds)
          .query(Row.MAPPER)
          .list()
          .forEach(row -> stored.put(row.textOr("id", ""), row));
    }
    return stored;
  }

  List<CardNote> notes(String runId, int attempt, int card) {
    return database
        .sql(BoardSql.NOTES_OF_CARD)
        .param("run", runId)
        .param("attempt", attempt)
        .param("card", card)
        .query(Row.MAPPER)
        .list()
        .stream()
        .map(CardNote::of)
        .toList();
  }

  private static boolean seesNothing(Caller caller) {
    return !caller.everyCompany() && caller.companies().isEmpty();
  }

  private List<Row> found(Supplier<List<Row>> search) {
    List<Row> found =
        transactions.execute(
            transaction -> {
              database.sql(BoardSql.BY_WORDS).update();
              return search.get();
            });
    return found == null ? List.of() : found;
  }

  private List<Row> rows(String sql, Conditions conditions, int limit) {
    return database
        .sql(sql.formatted(conditions.sql()))
        .params(conditions.values())
        .param("limit", limit)
        .query(Row.MAPPER)
        .list();
  }

  private List<BoardCard> cards(List<Row> board) {
    Set<String> runs = new HashSet<>();
    board.forEach(row -> runs.add(row.textOr("run_id", "")));
    Map<String, String> titles = titles(runs);
    Map<String, Row> stored = stored(board.stream().map(row -> row.textOr("card_id", "")).toList());
    return board.stream()
        .filter(row -> stored.containsKey(row.textOr("card_id", "")))
        .map(
            row ->
                BoardCard.of(
                    row,
                    stored.getOrDefault(row.textOr("card_id", ""), row),
                    titles.get(row.textOr("run_id", ""))))
        .toList();
  }

  private Map<String, String> titles(Set<String> runs) {
    Map<String, String> titles = new HashMap<>();
    if (!runs.isEmpty()) {
      database.sql(BoardSql.NOTES_OF_RUNS).param("runs", runs).query(Row.MAPPER).list().stream()
          .filter(row -> "title".equals(row.text("kind")))
          .forEach(row -> titles.put(row.textOr("run_id", ""), row.textOr("text", "")));
    }
    return titles;
  }
}
