package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.database.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the notes of people on cards. */
@Component
public class NotedCards {

  private final JdbcClient database;

  NotedCards(JdbcClient database) {
    this.database = database;
  }

  /**
   * Those of these cards that are on the board, by the cards' ids; none in a database of an older
   * sink.
   */
  public Map<String, NotedCard> of(Collection<String> cards) {
    Map<String, NotedCard> noted = new HashMap<>();
    if (cards.isEmpty()) {
      return noted;
    }
    try {
      database
          .sql(BoardSql.BOARD_ROWS)
          .param("cards", cards)
          .query(Row.MAPPER)
          .list()
          .forEach(row -> noted.put(row.textOr("card_id", ""), NotedCard.of(row)));
    } catch (BadSqlGrammarException e) {
      return Map.of();
    }
    return noted;
  }
}
