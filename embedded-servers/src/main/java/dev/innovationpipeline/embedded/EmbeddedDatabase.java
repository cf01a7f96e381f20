package dev.innovationpipeline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL of our own; its data outlives it. */
public final class EmbeddedDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the server does not come up
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    int claimed = Port.claim(port, "Postgres", "--postgres-port");
    try {
      Files.createDirectories(directory);
      Leftover.stop(directory.resolve("data"));
      return new EmbeddedDatabase(
          EmbeddedPostgres.builder()
              .setPort(claimed)
              .setDataDirectory(directory.resolve("data"))
              .setOverrideWorkingDirectory(directory.resolve("work").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(30))
              .start());
    } catch (IOException | IllegalStateException e) {
      throw new StartFailedException(
          "PostgreSQL did not start on port "
              + claimed
              + " with its data in "
              + directory
              + ": "
              + e.getMessage()
              + " If another pipeline uses that directory, stop it or choose one with --data-dir.",
          e);
    }
  }

  /** As psql and other services take it. */
  public String url() {
    return "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres";
  }

  public int port() {
    return postgres.getPort();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
