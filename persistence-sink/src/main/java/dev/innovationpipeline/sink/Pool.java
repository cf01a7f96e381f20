package dev.innovationpipeline.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.platform.database.DatabaseUrl;
import java.time.Duration;

/** The connections to the database; none is needed for the pool to be made. */
final class Pool {

  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /**
   * Beyond the statement time-out, which the server keeps: for servers that do not answer at all.
   */
  private static final Duration BEYOND = Duration.ofSeconds(15);

  /**
   * Offsets are committed after rows, so a commit must have outlived a crash of the server by then.
   * Stricter levels, which wait for replicas, stay as they are.
   */
  private static final String DURABLE =
      """
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'
      """;

  private Pool() {}

  static HikariDataSource of(SinkSettings settings) {
    DatabaseUrl url = DatabaseUrl.parse(settings.databaseUrl());
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("innovation-pipeline");
    pool.setJdbcUrl(url.jdbc());
    pool.setUsername(url.user());
    pool.setPassword(url.password());
    pool.setMinimumIdle(settings.poolMin());
    pool.setMaximumPoolSize(settings.poolMax());
    pool.setConnectionTimeout(TO_CONNECT.toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionInitSql(DURABLE);
    pool.addDataSourceProperty("ApplicationName", "innovation-pipeline");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", TO_CONNECT.toSeconds());
    pool.addDataSourceProperty(
        "socketTimeout", settings.statementTimeout().plus(BEYOND).toSeconds());
    // Text goes untyped, so that ids, states and JSON fit whatever types the columns have.
    pool.addDataSourceProperty("stringtype", "unspecified");
    // Rows that may be there go as statements of many rows: docs/decisions/006.
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty(
        "options", "-c statement_timeout=" + settings.statementTimeout().toMillis());
    return new HikariDataSource(pool);
  }
}
