package dev.innovationpipeline.embedded;

import dev.innovationpipeline.embedded.StartFailedException.Reason;
import dev.innovationpipeline.embedded.login.DatabasePassword;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A PostgreSQL of our own; its data outlives it. Unless it is durable, it does not wait for the
 * disk, so that a crash of the machine may cost data.
 */
public final class EmbeddedDatabase implements DatabaseServer {

  private static final Duration MIN_RESTART_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_RESTART_DELAY = Duration.ofSeconds(30);

  private final Path directory;
  private final int port;
  private final boolean durable;
  private final boolean guarded;
  private volatile boolean stopped;
  private EmbeddedPostgres postgres;

  private EmbeddedDatabase(Path directory, int port, boolean durable, boolean guarded) {
    this.directory = directory;
    this.port = port;
    this.durable = durable;
    this.guarded = guarded;
    this.postgres = startServer();
  }

  /**
   * For tests: every user of the machine gets in.
   *
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the server does not come up
   */
  public static EmbeddedDatabase start(Path directory, int port) {
    return start(directory, port, false);
  }

  /**
   * Asks for a password, which {@link #url()} has.
   *
   * @param port 0 for any free one
   * @throws StartFailedException when the port is taken or the server does not come up
   */
  public static EmbeddedDatabase startGuarded(Path directory, int port) {
    return start(directory, port, true);
  }

  private static EmbeddedDatabase start(Path directory, int port, boolean guarded) {
    try {
      stopLeftover(directory); // It may be what listens there.
    } catch (IOException e) {
      throw new StartFailedException("The data in " + directory + " cannot be read: " + e, e);
    }
    return new EmbeddedDatabase(
        directory, Port.claim(port, "Postgres", "--postgres-port"), false, guarded);
  }

  /**
   * As servers in production: a commit returns when it is on the disk.
   *
   * @throws StartFailedException when the server does not come up
   */
  public static EmbeddedDatabase startDurable(Path directory) {
    return new EmbeddedDatabase(directory, Port.claim(0, "Postgres", ""), true, false);
  }

  /**
   * Stops the server that a killed pipeline left behind, so that its files hold still.
   *
   * @param directory which no living pipeline uses
   */
  public static void stopLeftover(Path directory) throws IOException {
    new PostgresFiles(directory).stopLeftover();
  }

  private EmbeddedPostgres startServer() {
    PostgresFiles files = new PostgresFiles(directory);
    try {
      Files.createDirectories(directory);
      Optional<String> damage = files.damage();
      if (damage.isPresent()) {
        throw damaged(files, damage.get());
      }
      Files.deleteIfExists(files.log());
      Redirect log = Redirect.appendTo(files.log().toFile());
      files.stopLeftover();
      String waiting = durable ? "on" : "off";
      DatabasePassword password = new DatabasePassword(directory.resolve("data"));
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setConnectConfig("password", guarded ? password.text() : PASSWORD)
              .setServerConfig("fsync", waiting)
              .setServerConfig("synchronous_commit", waiting)
              .setOutputRedirector(log)
              .setErrorRedirector(log)
              .setPort(port)
              .setDataDirectory(directory.resolve("data"))
              .setOverrideWorkingDirectory(Binaries.directory(directory.resolve("work")).toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(30))
              .start();
      if (guarded) {
        password.require(server.getPostgresDatabase(Map.of("password", password.text())));
      }
      return server;
    } catch (SQLException e) {
      throw new StartFailedException("PostgreSQL did not take its password: " + e, e);
    } catch (IOException | IllegalStateException e) {
      Optional<String> fatal = files.lastFatal();
      if (fatal.isPresent() && !DiskSpace.isLow(directory)) {
        throw damaged(files, fatal.get());
      }
      throw DiskSpace.failure(
          directory,
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

  private StartFailedException damaged(PostgresFiles files, String what) {
    return new StartFailedException(
        Reason.DAMAGED,
        "PostgreSQL cannot use its data in %s: %s. %s".formatted(directory, what, files.remedy()),
        null);
  }

  /**
   * From now on, a server whose process ends though nobody stopped it is started again.
   *
   * @param say takes a line for people when that begins, fails the first time, and is done
   */
  public EmbeddedDatabase watched(Consumer<String> say) {
    Thread.ofPlatform().daemon().name("watch-postgres").start(() -> watch(say));
    return this;
  }

  private void watch(Consumer<String> say) {
    while (!stopped) {
      try {
        Optional<ProcessHandle> server = new PostgresFiles(directory).server();
        if (server.isPresent()) {
          server.get().onExit().join();
        }
        if (!stopped) {
          say.accept("PostgreSQL ended; it is started again. Runs go on, their results wait.");
          revive(say);
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void revive(Consumer<String> say) throws InterruptedException {
    Duration delay = MIN_RESTART_DELAY;
    boolean said = false;
    while (!stopped) {
      try {
        if (restart()) {
          say.accept("PostgreSQL is back on port " + port + ".");
        }
        return;
      } catch (StartFailedException e) {
        if (!said) {
          said = true;
          say.accept(e.getMessage() + " It is tried again and again.");
        }
      }
      Thread.sleep(delay);
      delay = delay.multipliedBy(2);
      delay = delay.compareTo(MAX_RESTART_DELAY) > 0 ? MAX_RESTART_DELAY : delay;
    }
  }

  /** Returns false when it is stopped meanwhile. */
  private synchronized boolean restart() {
    if (stopped) {
      return false;
    }
    try {
      postgres.close(); // frees its lock on the data; there is no server to stop
    } catch (IOException | IllegalStateException e) {
      throw new StartFailedException("The data in " + directory + " is held: " + e, e);
    }
    postgres = startServer();
    return true;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String password() {
    try {
      return guarded ? new DatabasePassword(directory.resolve("data")).text() : PASSWORD;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    stopped = true;
    stopServer();
  }

  private synchronized void stopServer() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void startAgain() {
    stopped = false;
    postgres = startServer();
  }

  @Override
  public void close() {
    stop();
  }
}
