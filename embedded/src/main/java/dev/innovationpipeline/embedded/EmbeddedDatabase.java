package dev.innovationpipeline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL of our own; its data outlives it. */
public final class EmbeddedDatabase implements DatabaseServer {

  private final Path directory;
  private final int port;
  private EmbeddedPostgres postgres;

  private EmbeddedDatabase(Path directory, int port) {
    this.directory = directory;
    this.port = port;
    this.postgres = startServer(directory, port);
  }

  /**
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the server does not come up
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    return new EmbeddedDatabase(directory, Port.claim(port, "Postgres", "--postgres-port"));
  }

  private static EmbeddedPostgres startServer(Path directory, int port) {
    try {
      Files.createDirectories(directory);
      Leftover.stop(directory.resolve("data"));
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(directory.resolve("data"))
          .setOverrideWorkingDirectory(Binaries.directory(directory.resolve("work")).toFile())
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPGStartupWait(Duration.ofSeconds(30))
          .start();
    } catch (IOException | IllegalStateException e) {
      throw new StartFailedException(
          "PostgreSQL did not start on port "
              + port
              + " with its data in "
              + directory
              + ": "
              + e.getMessage()
              + " If another pipeline uses that directory, stop it or choose one with --data-dir.",
          e);
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void startAgain() {
    postgres = startServer(directory, port);
  }

  @Override
  public void close() {
    stop();
  }
}
