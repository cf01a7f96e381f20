package dev.innovationpipeline.benchmarks.board;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;

/** Cards in the tables of the sink, with words of a vocabulary, the first ones more often. */
final class StoredCards {

  private static final int CARDS_OF_A_RUN = 5;
  private static final int COMPANIES = 20;
  private static final int VOCABULARY = 4_000;
  private static final int WORDS_OF_A_TEXT = 25;
  private static final int BATCH = 500;
  private static final LocalDateTime START = LocalDateTime.parse("2026-01-01T00:00:00");

  private static final List<String> FIRST =
      List.of("ka", "li", "mo", "ru", "te", "sa", "vi", "no", "pe", "du");
  private static final List<String> LAST =
      List.of(
          "ner", "sta", "lin", "rok", "mat", "vel", "dis", "par", "gon", "tus", "fer", "nix", "lor",
          "bex", "wyn", "zet", "qua", "hol", "jin", "cra");

  private static final List<String> KINDS =
      List.of("Slow", "Shared", "Local", "Night", "Winter", "Pocket", "Silent", "Second", "Honest");
  private static final List<String> THINGS =
      List.of("Kefir", "Pantry", "Breakfast", "Butter", "Cheese Club", "Refill", "Market", "Dairy");
  private static final List<String> PERSONS =
      List.of("Commuters", "Families", "Nurses", "Students", "Bakers", "Hikers", "Grandparents");

  private final String jdbcUrl;
  private final SplittableRandom random = new SplittableRandom(1);

  private StoredCards(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Of a {@code postgresql://user:password@host:port/name} URL. */
  static StoredCards at(String url) {
    URI uri = URI.create(url);
    String[] login = uri.getUserInfo().split(":", -1);
    return new StoredCards(
        "jdbc:postgresql://%s:%d%s?user=%s&password=%s&reWriteBatchedInserts=true"
            .formatted(uri.getHost(), uri.getPort(), uri.getPath(), login[0], login[1]));
  }

  /** A word of the vocabulary; those with low numbers are in most cards. */
  static String word(int number) {
    return FIRST.get(number % 10) + LAST.get(number / 10 % 20) + LAST.get(number / 200 % 20);
  }

  static int runs(int cards) {
    return cards / CARDS_OF_A_RUN;
  }

  /** The id of a run. */
  static String run(int number) {
    return "run-%08d".formatted(number);
  }

  void fill(int cards) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      connection.setAutoCommit(false);
      for (int run = 0; run * CARDS_OF_A_RUN < cards; run += BATCH) {
        runs(connection, run, Math.min(run + BATCH, cards / CARDS_OF_A_RUN));
      }
      connection.commit();
    }
    execute("ANALYZE");
  }

  private void runs(Connection connection, int from, int to) throws SQLException {
    try (PreparedStatement run =
            connection.prepareStatement(
                """
                INSERT INTO "Run" (id, status, "userId", "companyId", "blobUrl", attempt, progress,
                  "createdAt", "updatedAt")
                VALUES (?, 'COMPLETED', 'user', ?, ?, 1, 59, ?, ?)
                """);
        PreparedStatement card =
            connection.prepareStatement(
                """
                INSERT INTO "OpportunityCard" (id, "runId", "userId", number, title, tagline,
                  problem, solution, "why_now", "target_segment", "quick_win", attempt, "createdAt",
                  "updatedAt")
                VALUES (?, ?, 'user', ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
                """)) {
      for (int number = from; number < to; number++) {
        Timestamp at = Timestamp.valueOf(START.plusSeconds(600L * number));
        String id = run(number);
        fill(
            run,
            id,
            "company-" + number % COMPANIES,
            "https://h/report-" + number + ".pdf",
            at,
            at);
        for (int of = 1; of <= CARDS_OF_A_RUN; of++) {
          String title = "%s %s for %s".formatted(one(KINDS), one(THINGS), one(PERSONS));
          fill(
              card,
              id + "-card-" + of,
              id,
              of,
              title,
              text(8),
              text(WORDS_OF_A_TEXT),
              text(WORDS_OF_A_TEXT),
              text(WORDS_OF_A_TEXT),
              text(12),
              text(WORDS_OF_A_TEXT),
              at,
              at);
        }
      }
      run.executeBatch();
      card.executeBatch();
    }
  }

  private static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(word(random.nextInt(1 + random.nextInt(VOCABULARY)))).append(' ');
    }
    return text.toString();
  }

  /**
   * As people would have: a twentieth has a status or a rating, some are tagged, starred, marked.
   */
  void annotate() throws SQLException {
    execute(
        """
        UPDATE card_board SET
          status = (ARRAY['new', 'shortlisted', 'in_work', 'dropped'])[1 + abs(hashtext(card_id)) % 4],
          rating = 1 + abs(hashtext(card_id || 'r')) % 9 / 2.0, ratings = 1 + abs(hashtext(card_id)) % 3,
          starred = abs(hashtext(card_id || 's')) % 3 = 0, comments = abs(hashtext(card_id || 'c')) % 4,
          tags = CASE WHEN abs(hashtext(card_id || 't')) % 2 = 0 THEN '{autumn}' ELSE '{tea,winter}' END::text[]
        WHERE abs(hashtext(card_id || 'n')) % 20 = 0
        """);
    execute(
        """
        UPDATE card_board SET marks = '{number}' WHERE abs(hashtext(card_id || 'm')) % 7 = 0
        """);
    execute("VACUUM ANALYZE card_board");
  }

  /** 0 also while there are no tables. */
  long onTheBoard() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet there = statement.executeQuery("SELECT to_regclass('card_board')")) {
      if (!there.next() || there.getString(1) == null) {
        return -1;
      }
      try (ResultSet count = statement.executeQuery("SELECT count(*) FROM card_board")) {
        return count.next() ? count.getLong(1) : 0;
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
