package dev.innovationpipeline.sink;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sink reads and writes.
 *
 * @param target {@code database}, or {@code files} where there is none
 * @param files where {@code files} go
 * @param databaseUrl {@code postgres://user:password@host:port/database} as hosting platforms give
 *     it, or a JDBC URL
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
    if (poolMin < 1 || poolMax < poolMin) {
      throw new IllegalArgumentException(
          "sink.pool-min (%d) must be at least 1 and at most sink.pool-max (%d)."
              .formatted(poolMin, poolMax));
    }
    if (concurrency > poolMax) {
      throw new IllegalArgumentException(
          "sink.concurrency (%d) must not exceed sink.pool-max (%d): each consumer thread holds a"
                  .formatted(concurrency, poolMax)
              + " connection.");
    }
  }
}
