package dev.innovationpipeline.sink;

import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.DirectAddress;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.platform.settings.SettingFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sink reads and writes.
 *
 * @param target {@code database}, or {@code files} where there is none
 * @param files where {@code files} go
 * @param databaseUrl {@code postgres://user:password@host:port/database} as Prisma and libpq take
 *     it, keywords of libpq, or a JDBC URL
 * @param directUrl the same, for the making of tables: past a pooler, or with a role that may make
 *     them. None by default: the rows' own address.
 * @param poolMin connections kept open; 5, as the seed had it
 * @param poolMax connections at most; 20, as the seed had it
 * @param statementTimeout a statement that runs longer is cancelled; 60 s, as the seed had it
 * @param concurrency consumer threads; 2, as each holds one connection for as long as a batch takes
 */
@ConfigurationProperties("sink")
public record SinkSettings(
    @DefaultValue("database") Target target,
    @DefaultValue Files files,
    @DefaultValue("postgres://localhost:5432/innovation") String databaseUrl,
    @Nullable String directUrl,
    @DefaultValue("5") int poolMin,
    @DefaultValue("20") int poolMax,
    @DefaultValue("60s") Duration statementTimeout,
    @DefaultValue("2") int concurrency) {

  /** Where facts are kept. */
  public enum Target {
    DATABASE,
    FILES
  }

  /**
   * @param directory the seed's: {@code data/test-outputs} under the working directory
   */
  public record Files(@DefaultValue("data/test-outputs") Path directory) {}

  public SinkSettings {
    SettingFaults faults = new SettingFaults("sink");
    faults.require(poolMin >= 1, "pool-min", "must be at least 1", poolMin);
    faults.require(
        poolMax >= poolMin, "pool-max", "must be at least pool-min, " + poolMin, poolMax);
    faults.require(concurrency >= 1, "concurrency", "must be at least 1", concurrency);
    faults.require(
        concurrency <= poolMax,
        "concurrency",
        "must not exceed pool-max, %d: each consumer thread holds a connection".formatted(poolMax),
        concurrency);
    faults.require(
        statementTimeout.isPositive(), "statement-timeout", "must be above zero", statementTimeout);
    if (target == Target.DATABASE) {
      faults.read(() -> DatabaseAddress.parse(ConnectionPool.VARIABLE, databaseUrl));
      faults.read(() -> DatabaseAddress.parseIfAny(DirectAddress.VARIABLE, directUrl));
    }
    faults.throwIfAny();
  }

  public DatabaseAddress database() {
    return DatabaseAddress.parse(ConnectionPool.VARIABLE, databaseUrl);
  }

  public DirectAddress direct() {
    return new DirectAddress(
        DatabaseAddress.parseIfAny(DirectAddress.VARIABLE, directUrl).orElse(null));
  }

  /** Consumer threads: no more than the address allows connections. */
  public int consumers() {
    return target == Target.DATABASE
        ? Math.min(
            concurrency, Objects.requireNonNullElse(database().pool().maxSize(), concurrency))
        : concurrency;
  }

  /** Without the addresses, which hold passwords. */
  @Override
  public String toString() {
    return "SinkSettings[%s, pool %d to %d, %d consumers]"
        .formatted(target, poolMin, poolMax, concurrency);
  }
}
