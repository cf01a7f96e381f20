package dev.innovationpipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user of the machine reaches the port of the database, and not its data. */
class DatabasePasswordIT {

  private static final String INVALID_PASSWORD = "28P01";

  @TempDir Path directory;

  @Test
  void nobodyGetsInWithoutThePassword() throws Exception {
    String first;
    try (EmbeddedDatabase database = EmbeddedDatabase.startGuarded(directory, 0)) {
      first = database.password();
      assertThat(first).hasSizeGreaterThanOrEqualTo(32);
      assertThat(database.url()).contains(":" + first + "@");
      refuses(database);
    }
    Path kept = directory.resolve("data/pipeline.password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    try (EmbeddedDatabase database = EmbeddedDatabase.startGuarded(directory, 0)) {
      assertThat(database.password()).isEqualTo(first);
      refuses(database);
    }
  }

  @Test
  void dataOfAServerThatAskedNobodyGetOne() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
      connect(database, "anything").close();
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.startGuarded(directory, 0)) {
      refuses(database);
    }
  }

  /** The server reads its new rules on a signal, after the answer. */
  private static void refuses(EmbeddedDatabase database) throws SQLException {
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> connect(database, DatabaseServer.PASSWORD))
                    .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(INVALID_PASSWORD)));
    connect(database, database.password()).close();
  }

  private static Connection connect(EmbeddedDatabase database, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + database.port() + "/postgres", "postgres", password);
  }
}
