package dev.innovationpipeline.benchmarks.check.live;

import dev.innovationpipeline.benchmarks.check.StoredRows;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.schema.run.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows that events made, all as of one moment. */
public final class DatabaseRows {

  private static final int FETCH_ROWS = 2_000;

  /** A progress below 0 means that no event has touched the row. */
  private static final String RUNS =
      """
      SELECT id::text AS id, status::text AS status, attempt, progress, "currentStage", "errorCode",
        coalesce("userId", '') AS user_id, coalesce("companyId", '') AS company_id, "promptTokens",
        "completionTokens", "costUsd", "completedAt"
      FROM "Run" WHERE progress >= 0
      """;

  private static final String OUTPUTS =
      """
      SELECT "runId"::text AS run_id, "stageNumber", output.attempt, output.model,
        output."createdAt", encode(sha256(convert_to("markdownOutput", 'UTF8')), 'hex') AS digest
      FROM "StageOutput" AS output JOIN "Run" AS run ON run.id = "runId" WHERE progress >= 0
      """;

  private static final String CARDS =
      """
      SELECT "runId"::text AS run_id, number, card.attempt, starred,
        encode(sha256(convert_to(concat_ws(chr(31), number, title, tagline, problem, solution,
          "why_now", "target_segment", "quick_win"), 'UTF8')), 'hex') AS digest
      FROM "OpportunityCard" AS card JOIN "Run" AS run ON run.id = "runId" WHERE progress >= 0
      """;

  private final SortedMap<String, StoredRows.Run> runs = new TreeMap<>();
  private final Map<String, SortedMap<Integer, StoredRows.Output>> outputs = new HashMap<>();
  private final Map<String, List<StoredRows.Card>> cards = new HashMap<>();

  private DatabaseRows() {}

  /**
   * @param url as in {@code DATABASE_URL}
   * @throws UnreadableSourceException when the database or its tables cannot be read
   */
  public static StoredRows read(String url) {
    try (Connection connection =
        ConnectionPool.unpooled(DatabaseAddress.parse(ConnectionPool.VARIABLE, url))
            .getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      DatabaseRows rows = new DatabaseRows();
      rows.each(connection, RUNS, rows::addRun);
      rows.each(connection, OUTPUTS, rows::addOutput);
      rows.each(connection, CARDS, rows::addCard);
      return new StoredRows(rows.runs, rows.outputs, rows.cards);
    } catch (SQLException | IllegalArgumentException e) {
      throw new UnreadableSourceException(
          "The database cannot be read: " + e.getMessage() + " Check --database.", e);
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(Connection connection, String select, RowReader reader) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = statement.executeQuery(select)) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  private void addRun(ResultSet row) throws SQLException {
    runs.put(
        row.getString("id"),
        new StoredRows.Run(
            Status.valueOf(row.getString("status")),
            row.getInt("attempt"),
            row.getInt("progress"),
            row.getInt("currentStage"),
            row.getString("errorCode"),
            row.getString("user_id"),
            row.getString("company_id"),
            row.getLong("promptTokens"),
            row.getLong("completionTokens"),
            row.getBigDecimal("costUsd"),
            time(row, "completedAt")));
  }

  private void addOutput(ResultSet row) throws SQLException {
    outputs
        .computeIfAbsent(row.getString("run_id"), run -> new TreeMap<>())
        .put(
            row.getInt("stageNumber"),
            new StoredRows.Output(
                row.getInt("attempt"),
                row.getString("digest"),
                Objects.requireNonNullElse(row.getString("model"), ""),
                Objects.requireNonNull(time(row, "createdAt"))));
  }

  private void addCard(ResultSet row) throws SQLException {
    cards
        .computeIfAbsent(row.getString("run_id"), run -> new ArrayList<>())
        .add(
            new StoredRows.Card(
                row.getInt("number"),
                row.getInt("attempt"),
                row.getBoolean("starred"),
                row.getString("digest")));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
