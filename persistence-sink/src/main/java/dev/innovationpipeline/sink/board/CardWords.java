package dev.innovationpipeline.sink.board;

import dev.innovationpipeline.platform.search.TextVector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The words of cards as {@link BoardSql#DERIVE} takes them. */
public final class CardWords {

  private final List<String> cards = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  /** Takes a row of {@link BoardSql#TEXTS}. */
  public boolean add(ResultSet row) throws SQLException {
    cards.add(row.getString(1));
    return words.add(TextVector.of(row.getString(2)));
  }

  public List<String> cards() {
    return cards;
  }

  /** In the order of the cards. */
  public List<String> words() {
    return words;
  }
}
