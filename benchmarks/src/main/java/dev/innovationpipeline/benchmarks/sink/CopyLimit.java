package dev.innovationpipeline.benchmarks.sink;

import dev.innovationpipeline.benchmarks.part.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/**
 * Writes the same rows with COPY alone into tables with the same columns and indexes, on as many
 * connections as the sink has: without events, JSON or look-ups.
 */
final class CopyLimit {

  /**
   * @param postgresCpu CPU time of PostgreSQL meanwhile
   */
  record Load(double seconds, Duration postgresCpu) {}

  private final Database database;
  private final Part postgres;
  private final Path directory;
  private final int connections;

  CopyLimit(Database database, Part postgres, Path directory, int connections) {
    this.database = database;
    this.postgres = postgres;
    this.directory = directory;
    this.connections = connections;
  }

  Load measure() throws SQLException, IOException, InterruptedException {
    database.execute("DROP SCHEMA IF EXISTS copy_limit CASCADE; CREATE SCHEMA copy_limit");
    for (String table : Database.TABLES) {
      database.execute(
          "CREATE TABLE copy_limit.%s (LIKE %s INCLUDING ALL)".formatted(table, table));
      for (int part = 0; part < connections; part++) {
        unload(table, part);
      }
    }
    database.execute("CHECKPOINT");
    Duration cpu = postgres.figures().cpu();
    long begin = System.nanoTime();
    loadAll();
    double seconds = (System.nanoTime() - begin) / 1e9;
    cpu = postgres.figures().cpu().minus(cpu);
    database.execute("DROP SCHEMA copy_limit CASCADE");
    return new Load(seconds, cpu);
  }

  private void loadAll() throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> loads = new ArrayList<>();
      for (int part = 0; part < connections; part++) {
        int number = part;
        loads.add(threads.submit(() -> load(number)));
      }
      for (Future<?> load : loads) {
        load.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("COPY failed.", e);
    }
  }

  private void unload(String table, int part) throws SQLException, IOException {
    String rows =
        "COPY (SELECT * FROM %s WHERE abs(hashtext(%s)) %% %d = %d) TO STDOUT"
            .formatted(table, table.equals("\"Run\"") ? "id" : "\"runId\"", connections, part);
    try (Connection connection = database.connect();
        OutputStream file = Files.newOutputStream(file(table, part))) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(rows, file);
    }
  }

  private void load(int part) {
    for (String table : Database.TABLES) {
      try (Connection connection = database.connect();
          InputStream file = Files.newInputStream(file(table, part))) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY copy_limit.%s FROM STDIN".formatted(table), file, 64 * 1024);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path file(String table, int part) {
    return directory.resolve(table.replace("\"", "") + "-" + part + ".copy");
  }
}
