package dev.innovationpipeline.benchmarks.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Counts the rows in the database. */
public final class Rows implements AutoCloseable {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private static final String COMPLETED =
      """
      SELECT count(*) FROM "Run" WHERE id LIKE ? AND status = 'COMPLETED'
      """;

  /** The five cards of a run are numbered 1 to 5 and the first bears the run's own mark. */
  private static final String WRONG =
      """
      SELECT count(*)
      FROM "Run" run
      CROSS JOIN LATERAL (
        SELECT count(*) AS cards,
               count(DISTINCT number) FILTER (WHERE number BETWEEN 1 AND 5) AS numbers,
               count(*) FILTER (WHERE title LIKE 'benchrun' || right(run.id, 8) || '%') AS own
        FROM "OpportunityCard" WHERE "runId" = run.id
      ) card
      WHERE run.id LIKE ? AND run.status = 'COMPLETED'
        AND (card.cards <> 5 OR card.numbers <> 5 OR card.own <> 1)
      """;

  private final Connection connection;

  /**
   * @param url as {@code postgresql://user:password@host:port/database}
   */
  public Rows(String url) throws SQLException {
    connection = connect(url);
    // All questions in one transaction: the benchmark counts those of the system.
    connection.setAutoCommit(false);
  }

  /**
   * @param url as {@code postgresql://user:password@host:port/database}
   */
  public static Connection connect(String url) throws SQLException {
    String[] user = url.replaceFirst(".*//", "").replaceFirst("@.*", "").split(":", 2);
    return DriverManager.getConnection(
        url.replaceFirst(".*@", "jdbc:postgresql://"), user[0], user[1]);
  }

  /**
   * Waits until so many runs are COMPLETED.
   *
   * @return the time waited
   */
  public Duration awaitCompleted(String label, long runs, Duration timeout)
      throws SQLException, InterruptedException {
    long start = System.nanoTime();
    while (count(COMPLETED, label) < runs && System.nanoTime() - start < timeout.toNanos()) {
      Thread.sleep(POLL_INTERVAL);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  public long completed(String label) throws SQLException {
    return count(COMPLETED, label);
  }

  /** Completed runs whose cards are not the five that they should have. */
  public long withWrongCards(String label) throws SQLException {
    return count(WRONG, label);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private long count(String select, String label) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, label + "-%");
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
