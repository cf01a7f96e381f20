package dev.innovationpipeline.ingest.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RebuildIT {

  /** As the sink makes them. */
  private static final String GENERATION =
      """
      CREATE TABLE sink_epoch (epoch integer);
      INSERT INTO sink_epoch VALUES (1);
      CREATE FUNCTION rebuild_from_topics() RETURNS integer LANGUAGE sql AS
        'UPDATE sink_epoch SET epoch = epoch + 1 RETURNING epoch';
      """;

  @TempDir Path directory;

  @Test
  void emptiesWithAConnectionThatIsElseReadOnly() {
    try (DatabaseServer server = TestServers.database(directory);
        HikariDataSource pool = pool(server)) {
      Rebuild rebuild = new Rebuild(new JdbcTemplate(pool));
      assertThatThrownBy(rebuild::begin).hasMessageContaining("was not emptied");

      new JdbcTemplate(new DriverManagerDataSource(server.jdbcUrl())).execute(GENERATION);

      assertThat(rebuild.generation()).isEqualTo("1");
      assertThat(rebuild.begin()).isEqualTo("2");
      assertThat(rebuild.generation()).as("committed").isEqualTo("2");
    }
  }

  private static HikariDataSource pool(DatabaseServer server) {
    return new ConnectionPool(
            "library",
            DatabaseAddress.parse("DATABASE_URL", server.url()),
            1,
            1,
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            ConnectionPool.Access.READ)
        .open();
  }
}
