package dev.innovationpipeline.platform.database.connection;

import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to one address. Settings of the server, such as time-outs, are sent once when a
 * connection opens; through a pooler in transaction mode, which gives each transaction another
 * connection of the server, they are set in each transaction, and statements are not prepared in
 * the server.
 */
public final class PostgresConnections {

  private static final Logger log = LoggerFactory.getLogger(PostgresConnections.class);

  private final DatabaseAddress address;
  private final Map<String, String> driver;
  private final Map<String, String> session;
  private final @Nullable String furtherSettings;
  private volatile boolean pooler;

  /**
   * @param driver properties of the driver; those of the address win
   * @param session settings of the server by name; those of the address win
   * @param furtherSettings a SELECT that makes more, with {@code %s} where {@code set_config} takes
   *     whether they end with the transaction; null for none
   */
  public PostgresConnections(
      DatabaseAddress address,
      Map<String, String> driver,
      Map<String, String> session,
      @Nullable String furtherSettings) {
    this.address = address;
    this.driver = new LinkedHashMap<>(driver);
    this.driver.putAll(address.driver());
    this.session = new LinkedHashMap<>(session);
    this.session.putAll(address.session());
    this.furtherSettings = furtherSettings;
    this.pooler = address.pooler();
  }

  /** Whether a pooler in transaction mode stands before the server, as far as is known. */
  public boolean throughPooler() {
    return pooler;
  }

  /**
   * @throws SQLException when the server does not answer or refuses
   */
  public Connection open() throws SQLException {
    if (!pooler) {
      try {
        return direct();
      } catch (SQLException e) {
        if (!noticePooler(e)) {
          throw e;
        }
      }
    }
    return PooledConnection.wrap(transactional(), transactionSettings());
  }

  /**
   * A connection for a single transaction, which is open already; the caller commits it.
   *
   * @throws SQLException when the server does not answer or refuses
   */
  public Connection begin() throws SQLException {
    Connection connection = transactional();
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(transactionSettings());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Whether a failure is one that only a pooler causes; the next connections are made for it. */
  public boolean noticePooler(SQLException failure) {
    boolean found = PoolerErrors.isOne(failure);
    if (found && !pooler) {
      pooler = true;
      log.warn(
          "A pooler in transaction mode stands before the database ({}); from now on statements are"
              + " not prepared and settings are made in each transaction. Add pgbouncer=true to the"
              + " parameters of DATABASE_URL.",
          failure.getMessage());
    }
    return found;
  }

  private Connection direct() throws SQLException {
    Properties properties = properties();
    String options =
        session.entrySet().stream()
            .map(setting -> "-c " + setting.getKey() + "=" + escaped(setting.getValue()))
            .collect(Collectors.joining(" "));
    String others = properties.getProperty("options", "");
    properties.setProperty("options", (options + " " + others).strip());
    Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
    if (furtherSettings != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(furtherSettings.formatted("false"));
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return connection;
  }

  private Connection transactional() throws SQLException {
    Properties properties = properties();
    properties.setProperty("prepareThreshold", "0");
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(driver);
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    if (address.socket() != null) {
      properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
      properties.setProperty("socketFactoryArg", address.socket());
      properties.setProperty("sslmode", "disable"); // as libpq does over a socket
      properties.setProperty("gssEncMode", "disable");
    }
    return properties;
  }

  private String transactionSettings() {
    String settings =
        session.entrySet().stream()
            .map(
                setting ->
                    "set_config(%s, %s, true)"
                        .formatted(quoted(setting.getKey()), quoted(setting.getValue())))
            .collect(Collectors.joining(", ", "SELECT ", ""));
    return furtherSettings == null ? settings : settings + "; " + furtherSettings.formatted("true");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(" ", "\\ ");
  }
}
