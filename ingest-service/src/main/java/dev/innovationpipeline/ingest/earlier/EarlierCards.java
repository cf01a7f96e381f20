package dev.innovationpipeline.ingest.earlier;

import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.database.EarlierSql;
import dev.innovationpipeline.ingest.database.ResultSql;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.platform.check.Repeats;
import dev.innovationpipeline.platform.check.Repeats.Repeat;
import dev.innovationpipeline.platform.search.TextVector;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for cards of earlier runs of the same company that say nearly the same: the board finds
 * those with rare words in common, and their words are compared.
 */
@Component
class EarlierCards {

  private static final int MAX_OF_CARD = 3;

  private static final Comparator<EarlierCard> MOST_ALIKE =
      Comparator.comparingDouble(EarlierCard::likeness)
          .reversed()
          .thenComparing(EarlierCard::createdAt)
          .thenComparing(EarlierCard::runId)
          .thenComparingInt(EarlierCard::card);

  /** Which of a run's cards were found, and the earlier card. */
  private record Pair(int card, String earlierId) {}

  private final JdbcClient database;
  private final TransactionOperations transactions;

  EarlierCards(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** Whether the sink has written the run. */
  boolean isStored(String runId) {
    return !rows(ResultSql.COMPANY_OF_RUN, "run", runId).isEmpty();
  }

  /**
   * The earlier cards by the numbers of the run's, the most alike first; cards without any are left
   * out.
   *
   * @param counts whether cards of a run count
   */
  Map<Integer, List<EarlierCard>> of(String runId, Predicate<String> counts) {
    List<ReadCard> own = read(rows(EarlierSql.CARDS_OF_RUNS, "runs", List.of(runId)));
    Set<Pair> candidates = candidates(runId, own);
    Map<String, List<Row>> runs = runsOf(candidates);
    Map<Integer, List<EarlierCard>> found = new TreeMap<>();
    if (candidates.isEmpty()) {
      return found;
    }
    runs.forEach(
        (earlierRun, rows) -> {
          if (counts.test(earlierRun)) {
            for (Repeat repeat : Repeats.of(own, read(rows))) {
              Row row = numbered(rows, repeat.earlier());
              if (candidates.contains(new Pair(repeat.card(), row.textOr("id", "")))) {
                found
                    .computeIfAbsent(repeat.card(), number -> new ArrayList<>())
                    .add(earlier(earlierRun, row, repeat));
              }
            }
          }
        });
    found.replaceAll((card, all) -> all.stream().sorted(MOST_ALIKE).limit(MAX_OF_CARD).toList());
    return found;
  }

  private static Row numbered(List<Row> rows, int number) {
    return rows.stream()
        .filter(row -> row.integerOr("number", 0) == number)
        .findFirst()
        .orElseThrow();
  }

  private static EarlierCard earlier(String runId, Row row, Repeat repeat) {
    Instant createdAt = row.time("createdAt");
    return new EarlierCard(
        runId,
        repeat.earlier(),
        row.textOr("title", ""),
        repeat.likeness(),
        createdAt == null ? Instant.EPOCH : createdAt);
  }

  /** Those with most of their rare words in common. */
  private Set<Pair> candidates(String runId, List<ReadCard> cards) {
    List<Row> rows =
        cards.isEmpty() ? List.of() : transactions.execute(transaction -> rows(runId, cards));
    Set<Pair> candidates = new HashSet<>();
    if (rows != null) {
      rows.forEach(
          row -> candidates.add(new Pair(row.integerOr("number", 0), row.textOr("card_id", ""))));
    }
    return candidates;
  }

  private List<Row> rows(String runId, List<ReadCard> cards) {
    database.sql(BoardSql.BY_WORDS).update();
    return database
        .sql(EarlierSql.CANDIDATES)
        .param("run", runId)
        .param("cards", cards.stream().map(card -> card.card().number()).toList())
        .param("words", cards.stream().map(card -> TextVector.of(card.text())).toList())
        .query(Row.MAPPER)
        .list();
  }

  /** All cards of the runs that the candidates are of, as they weigh the words. */
  private Map<String, List<Row>> runsOf(Set<Pair> candidates) {
    Map<String, List<Row>> runs = new LinkedHashMap<>();
    if (!candidates.isEmpty()) {
      Set<String> ids = new HashSet<>();
      candidates.forEach(pair -> ids.add(pair.earlierId()));
      rows(EarlierSql.CARDS_OF_RUNS_OF, "cards", ids)
          .forEach(
              row ->
                  runs.computeIfAbsent(row.textOr("runId", ""), id -> new ArrayList<>()).add(row));
    }
    return runs;
  }

  private List<Row> rows(String sql, String name, Object value) {
    return database.sql(sql).param(name, value).query(Row.MAPPER).list();
  }

  private static List<ReadCard> read(List<Row> rows) {
    return ReadCard.of(rows.stream().map(row -> row.as(OpportunityCard.class)).toList());
  }
}
