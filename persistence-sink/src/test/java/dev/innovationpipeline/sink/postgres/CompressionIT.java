package dev.innovationpipeline.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.testing.servers.TestServers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The method by which the server compresses large texts. The official images have lz4. */
class CompressionIT {

  private static final String METHOD = "SHOW default_toast_compression";

  @TempDir Path directory;

  private DatabaseServer database;
  private JdbcTemplate jdbc;

  @SuppressWarnings("NullAway.Init")
  CompressionIT() {}

  @BeforeEach
  void start() {
    database = TestServers.database(directory);
    jdbc = SinkDatabase.past(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void isTheFastestThatTheServerHas() {
    boolean hasLz4 =
        Boolean.TRUE.equals(
            jdbc.queryForObject(
                """
                SELECT 'lz4' = ANY (enumvals) FROM pg_settings
                WHERE name = 'default_toast_compression'
                """,
                Boolean.class));
    try (AddressedSink sink = AddressedSink.at(database.url())) {
      assertThat(sink.jdbc.queryForObject(METHOD, String.class)).isEqualTo(hasLz4 ? "lz4" : "pglz");
    }
  }

  @Test
  void isTheOperatorsIfTheOperatorHasSetOne() {
    jdbc.execute("ALTER ROLE CURRENT_USER SET default_toast_compression = pglz");
    try (AddressedSink sink = AddressedSink.at(database.url())) {
      assertThat(sink.jdbc.queryForObject(METHOD, String.class)).isEqualTo("pglz");
    }
  }
}
