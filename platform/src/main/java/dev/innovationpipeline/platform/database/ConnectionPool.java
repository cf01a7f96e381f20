package dev.innovationpipeline.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.platform.database.address.PoolLimits;
import dev.innovationpipeline.platform.database.connection.PostgresConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A pool of connections to Postgres, opened when a connection is first asked for: a service starts
 * without its database.
 *
 * @param name of the pool in logs and metrics
 * @param address from {@code DATABASE_URL}
 * @param minIdle connections kept open
 * @param maxSize connections at most; the address may ask for fewer
 * @param connectTimeout how long a caller waits for a connection
 * @param statementTimeout the server cancels a statement that runs longer
 */
public record ConnectionPool(
    String name,
    DatabaseAddress address,
    int minIdle,
    int maxSize,
    Duration connectTimeout,
    Duration statementTimeout,
    Access access) {

  private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

  /** The variable that holds the address. */
  public static final String VARIABLE = "DATABASE_URL";

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
   * Stricter levels, which wait for replicas, stay as they are. Large texts are compressed with
   * lz4, at a fraction of pglz's cost, where the server has it and nobody has set anything else.
   */
  private static final String WRITING =
      """
      SELECT set_config('synchronous_commit', 'on', %1$s)
      WHERE current_setting('synchronous_commit') = 'off';
      SELECT set_config('default_toast_compression', 'lz4', %1$s) FROM pg_settings
      WHERE name = 'default_toast_compression' AND source = 'default' AND 'lz4' = ANY (enumvals)
      """;

  /** Connections outside of any pool, without time-outs, for commands that look at a database. */
  public static DataSource unpooled(DatabaseAddress address) {
    return source(new PostgresConnections(address, Map.of(), Map.of(), null));
  }

  /** Connections as those of the pool, outside of it. */
  PostgresConnections connections() {
    return connections(address);
  }

  /** Connections to another address, with the settings of the pool. */
  PostgresConnections connections(DatabaseAddress other) {
    Map<String, String> driver = new HashMap<>(Map.of("ApplicationName", "innovation-pipeline"));
    if (access == Access.WRITE) {
      driver.put("tcpKeepAlive", "true");
      driver.put("connectTimeout", String.valueOf(connectTimeout.toSeconds()));
      driver.put("socketTimeout", String.valueOf(statementTimeout.plus(SOCKET_GRACE).toSeconds()));
      // Text goes untyped, so that ids, states and JSON fit whatever types the columns have.
      driver.put("stringtype", "unspecified");
      // Upserts go as statements of many rows: docs/decisions/006.
      driver.put("reWriteBatchedInserts", "true");
    }
    return new PostgresConnections(
        other,
        driver,
        Map.of("statement_timeout", String.valueOf(statementTimeout.toMillis())),
        access == Access.WRITE ? WRITING : null);
  }

  /** Connections that make tables: by the direct address, where there is one. */
  PostgresConnections migrating(PostgresConnections writing, DirectAddress direct) {
    return direct.address() == null ? writing : connections(direct.address());
  }

  public HikariDataSource open() {
    return open(connections());
  }

  HikariDataSource open(PostgresConnections connections) {
    address.notes().forEach(log::warn);
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setDataSource(source(connections));
    pool.setExceptionOverride(new PoolerNotice(connections));
    pool.setInitializationFailTimeout(-1);
    pool.setReadOnly(access == Access.READ);
    PoolLimits limits = address.pool();
    int size = limits.maxSize() == null ? maxSize : Math.min(maxSize, limits.maxSize());
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(Math.min(minIdle, size));
    pool.setConnectionTimeout(
        Objects.requireNonNullElse(limits.timeout(), connectTimeout).toMillis());
    if (limits.maxLifetime() != null) {
      pool.setMaxLifetime(limits.maxLifetime().toMillis());
    }
    if (limits.maxIdle() != null) {
      pool.setIdleTimeout(limits.maxIdle().toMillis());
    }
    return new HikariDataSource(pool);
  }

  static DataSource source(PostgresConnections connections) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        return connections.open();
      }

      @Override
      public Connection getConnection(@Nullable String user, @Nullable String password)
          throws SQLException {
        return connections.open();
      }

      @Override
      public void setLoginTimeout(int seconds) {
        // The pool gives up by itself, and the driver after its connect time-out.
      }
    };
  }
}
