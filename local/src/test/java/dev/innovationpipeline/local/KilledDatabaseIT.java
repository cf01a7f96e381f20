package dev.innovationpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.PostgresFiles;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded PostgreSQL that is killed comes back with its data, and stays away once stopped. */
class KilledDatabaseIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void comesBackByItself() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    PostgresFiles files = new PostgresFiles(directory);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0).watched(said::add)) {
      execute(database, "CREATE TABLE kept ()");
      execute(database, "CHECKPOINT"); // commits of this server do not wait for the disk
      for (int round = 1; round <= 2; round++) {
        files.server().orElseThrow().destroyForcibly();
        int lines = 2 * round;
        await().atMost(TIMEOUT).until(() -> said.size() >= lines);
        assertThat(said.getLast()).contains("is back on port " + database.port());
        execute(database, "TABLE kept");
      }
      assertThat(said).hasSize(4);
    }
    assertThat(files.server()).isEmpty();
    assertThat(said).hasSize(4);
  }

  private static void execute(EmbeddedDatabase database, String statement) throws Exception {
    try (var connection = DriverManager.getConnection(database.jdbcUrl());
        var session = connection.createStatement()) {
      session.execute(statement);
    }
  }
}
