package dev.innovationpipeline.testing.servers;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.Port;
import dev.innovationpipeline.testing.tool.ExternalTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL behind a real PgBouncer in transaction mode. Services get the pooler's address; the
 * JDBC URL, for what a test itself asks and breaks, goes past it. The pooler gives out its few
 * connections in turn, so that whatever is kept in a connection shows as missing.
 */
public final class PooledDatabase implements DatabaseServer {

  /** Connections of the pooler to a database, for each role. */
  public static final int CONNECTIONS = 4;

  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final DatabaseServer server;
  private final int port;
  private final Process pgbouncer;
  private final String parameters;

  private PooledDatabase(DatabaseServer server, int port, Process pgbouncer, String parameters) {
    this.server = server;
    this.port = port;
    this.pgbouncer = pgbouncer;
    this.parameters = parameters;
  }

  /**
   * The pooler ends with this.
   *
   * @param parameters of the URL, as {@code ?pgbouncer=true}
   */
  public static PooledDatabase before(DatabaseServer server, String parameters) {
    return before(server, parameters, "");
  }

  /**
   * One that lets settings of the server pass at the start of a connection, and forgets them with
   * the transaction.
   */
  public static PooledDatabase forgetful(DatabaseServer server) {
    return before(server, "", "ignore_startup_parameters = options");
  }

  private static PooledDatabase before(DatabaseServer server, String parameters, String setting) {
    Optional<Path> program = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    ExternalTool.require(
        program.isPresent(), "PgBouncer is not installed (apt-get install pgbouncer).");
    try {
      int port = Port.claim(0, "PgBouncer", "");
      Path directory = Files.createTempDirectory("pgbouncer-");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path passwords = directory.resolve("users.txt");
      Files.writeString(passwords, "\"postgres\" \"postgres\"\n");
      Path settings = directory.resolve("pgbouncer.ini");
      Files.writeString(
          settings,
          """
          [databases]
          * = host=localhost port=%d
          [pgbouncer]
          listen_addr = 127.0.0.1
          listen_port = %d
          unix_socket_dir =
          auth_type = plain
          auth_file = %s
          pool_mode = transaction
          default_pool_size = %d
          server_round_robin = 1
          server_login_retry = 1
          query_wait_timeout = 5
          %s
          """
              .formatted(server.port(), port, passwords, CONNECTIONS, setting));
      List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString(), "-q"));
      if ("root".equals(System.getProperty("user.name"))) {
        command.addAll(List.of("-u", "nobody")); // it refuses to run as root
      }
      command.add(settings.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitListening(port, process, directory.resolve("output"));
      PooledDatabase database = new PooledDatabase(server, port, process, parameters);
      database.openAll();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Else the pooler would give the only connection that it has to one transaction after another.
   */
  private void openAll() {
    String jdbc =
        "jdbc:postgresql://localhost:%d/postgres?user=postgres&password=postgres".formatted(port);
    List<Connection> open = new ArrayList<>();
    try {
      for (int number = 0; number < CONNECTIONS; number++) {
        Connection connection = DriverManager.getConnection(jdbc);
        open.add(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT 1");
        }
      }
      for (Connection connection : open) {
        connection.commit(); // the pooler ends connections that are left in a transaction
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PgBouncer does not answer.", e);
    }
  }

  private static void awaitListening(int port, Process process, Path output) throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "PgBouncer did not start: " + Files.readString(output), e);
        }
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public String url() {
    return "postgresql://postgres:postgres@localhost:%d/postgres%s".formatted(port, parameters);
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public void startAgain() {
    server.startAgain();
  }

  @Override
  public void close() {
    pgbouncer.destroy();
    try {
      pgbouncer.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }
}
