package dev.innovationpipeline.ingest.database;

import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.platform.settings.SettingFaults;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of results.
 *
 * @param url {@code postgres://user:password@host:port/name} as Prisma and libpq take it, keywords
 *     of libpq, or a JDBC URL
 * @param connections the maximum; reads are short
 * @param connectWithin the timeout after which a client reads 503
 */
@ConfigurationProperties("pipeline.database")
record DatabaseSettings(
    String url, @DefaultValue("10") int connections, @DefaultValue("2s") Duration connectWithin) {

  /** Of the pool of connections. */
  private static final Duration MIN_CONNECT_TIMEOUT = Duration.ofMillis(250);

  DatabaseSettings {
    SettingFaults faults = new SettingFaults("pipeline.database");
    faults.require(connections >= 1, "connections", "must be at least 1", connections);
    faults.require(
        connectWithin.compareTo(MIN_CONNECT_TIMEOUT) >= 0,
        "connect-within",
        "must be at least " + MIN_CONNECT_TIMEOUT.toMillis() + "ms",
        connectWithin);
    faults.read(() -> DatabaseAddress.parse(ConnectionPool.VARIABLE, url));
    faults.throwIfAny();
  }

  DatabaseAddress address() {
    return DatabaseAddress.parse(ConnectionPool.VARIABLE, url);
  }

  /** Without the address, which holds a password. */
  @Override
  public String toString() {
    return "DatabaseSettings[%d connections]".formatted(connections);
  }
}
