package dev.innovationpipeline.benchmarks.count;

import dev.innovationpipeline.benchmarks.load.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The counters of the PostgreSQL server since its start. */
final class DatabaseCounters {

  /**
   * Transaction ids and the position in the log are exact; the statistics of a session follow
   * within a second, those of an idle one within ten.
   */
  private static final String COUNTERS =
      """
      SELECT xact_commit AS commits,
             xact_rollback AS rollbacks,
             pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS writing_transactions,
             tup_inserted AS rows_inserted,
             tup_updated AS rows_updated,
             tup_deleted AS rows_deleted,
             pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint AS wal_bytes
      FROM pg_stat_database
      WHERE datname = current_database()
      """;

  private DatabaseCounters() {}

  /**
   * @param url as {@code postgresql://user:password@host:port/database}
   */
  static Map<String, Long> read(String url) throws SQLException {
    Map<String, Long> counters = new LinkedHashMap<>();
    try (Connection connection = Rows.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNTERS)) {
      row.next();
      for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
        counters.put(row.getMetaData().getColumnLabel(column), row.getLong(column));
      }
    }
    return counters;
  }
}
