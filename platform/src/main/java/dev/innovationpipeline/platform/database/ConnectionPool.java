package dev.innovationpipeline.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A pool of connections to Postgres, opened when a connection is first asked for: a service starts
 * without its database.
 *
 * @param name of the pool in logs and metrics
 * @param url as in {@code DATABASE_URL}: {@code postgres://user:password@host:port/database}, or a
 *     JDBC URL
 * @param minIdle connections kept open
 * @param maxSize connections at most
 * @param connectTimeout how long a caller waits for a connection
 * @param statementTimeout the server cancels a statement that runs longer
 */
public record ConnectionPool(
    String name,
    String url,
    int minIdle,
    int maxSize,
    Duration connectTimeout,
    Duration statementTimeout,
    Access access) {

  /** The use of the connections. */
  public enum Access {
    READ,
    WRITE
  }

  /**
   * Beyond the statement time-out, which the server keeps: for servers that do not answer at all.
   */
  private static final Duration SOCKET_GRACE = Duration.ofSeconds(15);

  /**
   * Offsets are committed after rows, so a commit must have outlived a crash of the server by then.
   * Stricter levels, which wait for replicas, stay as they are.
   */
  private static final String DURABLE =
      """
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'
      """;

  /**
   * @throws IllegalArgumentException when the URL is not one of Postgres
   */
  HikariDataSource open() {
    DatabaseUrl address = DatabaseUrl.parse(url);
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(address.jdbc());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMinimumIdle(minIdle);
    pool.setMaximumPoolSize(maxSize);
    pool.setConnectionTimeout(connectTimeout.toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("ApplicationName", "innovation-pipeline");
    pool.addDataSourceProperty("options", "-c statement_timeout=" + statementTimeout.toMillis());
    switch (access) {
      case READ -> pool.setReadOnly(true);
      case WRITE -> write(pool);
    }
    return new HikariDataSource(pool);
  }

  /**
   * One connection outside of any pool, which can only read.
   *
   * @throws IllegalArgumentException when the URL is not one of Postgres
   */
  public static Connection readOnly(String url) throws SQLException {
    DatabaseUrl address = DatabaseUrl.parse(url);
    Connection connection =
        DriverManager.getConnection(address.jdbc(), address.user(), address.password());
    connection.setReadOnly(true);
    return connection;
  }

  private void write(HikariConfig pool) {
    pool.setConnectionInitSql(DURABLE);
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", connectTimeout.toSeconds());
    pool.addDataSourceProperty("socketTimeout", statementTimeout.plus(SOCKET_GRACE).toSeconds());
    // Text goes untyped, so that ids, states and JSON fit whatever types the columns have.
    pool.addDataSourceProperty("stringtype", "unspecified");
    // Upserts go as statements of many rows: docs/decisions/006.
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
  }
}
