package dev.innovationpipeline.local;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.embedded.EmbeddedDatabase;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedDatabaseTest {

  @TempDir Path directory;

  /**
   * Its parent, which it stops before it ends, does not ask how it ended, as an init that is busy.
   */
  @Test
  void aServerThatWasKilledAMomentAgoIsWaitedFor() throws Exception {
    String child = "kill -STOP $PPID; echo $$";
    Process parent = new ProcessBuilder("sh", "-c", "sh -c '" + child + "' & wait").start();
    try (BufferedReader output = parent.inputReader()) {
      String ended = output.readLine();
      Path pidFile = Files.createDirectories(directory.resolve("data")).resolve("postmaster.pid");
      Files.writeString(pidFile, ended + "\n");

      FutureTask<Boolean> stopping =
          new FutureTask<>(
              () -> {
                EmbeddedDatabase.stopLeftover(directory);
                return true;
              });
      Thread.ofPlatform().daemon().start(stopping);

      assertThatThrownBy(() -> stopping.get(500, MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      parent.destroyForcibly();
      assertThat(stopping.get(20, SECONDS)).isTrue();
      assertThat(pidFile).doesNotExist();
    } finally {
      parent.destroyForcibly();
    }
  }
}
