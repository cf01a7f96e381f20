package dev.innovationpipeline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL of our own; its data outlives it. Unless it is durable, it does not wait for the
 * disk, so that a crash of the machine may cost data.
 */
public final class EmbeddedDatabase implements DatabaseServer {

  private final Path directory;
  private final int port;
  private final boolean durable;
  private EmbeddedPostgres postgres;

  private EmbeddedDatabase(Path directory, int port, boolean durable) {
    this.directory = directory;
    this.port = port;
    this.durable = durable;
    this.postgres = startServer();
  }

  /**
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the server does not come up
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    return new EmbeddedDatabase(directory, Port.claim(port, "Postgres", "--postgres-port"), false);
  }

  /**
   * As servers in production: a commit returns when it is on the disk.
   *
   * @throws StartFailedException when the server does not come up
   */
  public static EmbeddedDatabase startDurable(Path directory) {
    return new EmbeddedDatabase(directory, Port.claim(0, "Postgres", ""), true);
  }

  private EmbeddedPostgres startServer() {
    try {
      Files.createDirectories(directory);
      Leftover.stop(directory.resolve("data"));
      String waiting = durable ? "on" : "off";
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", waiting)
          .setServerConfig("synchronous_commit", waiting)
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
    postgres = startServer();
  }

  @Override
  public void close() {
    stop();
  }
}
