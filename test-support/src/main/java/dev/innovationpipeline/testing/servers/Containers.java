package dev.innovationpipeline.testing.servers;

import dev.innovationpipeline.embedded.StartFailedException;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** Containers that end as by a crash and come back as they were. */
final class Containers {

  /** A machine that does something else, too, takes more than the usual minute for a start. */
  static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private Containers() {}

  static void kill(GenericContainer<?> container) {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  /** Returns once the log has a further such line. */
  static void startAgain(GenericContainer<?> container, String line) {
    int before = count(container, line);
    DockerClientFactory.lazyClient().startContainerCmd(container.getContainerId()).exec();
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (count(container, line) <= before) {
      if (System.nanoTime() - deadline > 0) {
        throw new StartFailedException(
            container.getDockerImageName() + " did not come back: " + container.getLogs());
      }
      pause();
    }
  }

  private static int count(GenericContainer<?> container, String line) {
    return container.getLogs().split(line, -1).length;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while a container came back.", e);
    }
  }
}
