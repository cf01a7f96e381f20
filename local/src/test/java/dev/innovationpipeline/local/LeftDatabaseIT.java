package dev.innovationpipeline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.testing.process.JavaCommand;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed leaves its PostgreSQL behind, which still listens on its port. */
class LeftDatabaseIT {

  private static final String READY = "ready";

  @Test
  void theSameCommandStartsAgain(@TempDir Path directory) throws Exception {
    int port = Port.claim(0, "Postgres", "");
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    List.of("-Xmx64m"),
                    LeftDatabaseIT.class,
                    List.of(directory.toString(), String.valueOf(port))))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      assertThat(out.lines().anyMatch(READY::equals)).as("the first start").isTrue();
      process.destroyForcibly().waitFor();

      try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port)) {
        assertThat(database.port()).isEqualTo(port);
      }
    } finally {
      process.destroyForcibly();
      EmbeddedDatabase.stopLeftover(directory);
    }
  }

  /** The process that is killed. */
  @SuppressWarnings("resource") // It serves as long as this process.
  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
