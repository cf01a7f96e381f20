package dev.innovationpipeline.sink.postgres;

import static dev.innovationpipeline.sink.postgres.SinkDatabase.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.embedded.DatabaseServer;
import dev.innovationpipeline.embedded.EmbeddedDatabase;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.sink.batch.RandomEvents;
import dev.innovationpipeline.testing.servers.PooledDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * A pooler in transaction mode that the address tells of, or that shows itself. The other tests of
 * the sink run through one a second time: the execution named pooler in the pom.
 */
class PoolerIT {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Enough that the driver would prepare each statement in the server. */
  private static final int BATCHES = 12;

  @TempDir Path directory;

  @Test
  void onePoolerConnectionAndASchemaOfItsOwn() {
    String parameters = "?pgbouncer=true&connection_limit=1&schema=My%20Schema";
    try (DatabaseServer database = start(server -> PooledDatabase.before(server, parameters));
        AddressedSink sink = AddressedSink.at(database.url())) {
      writeAll(sink);

      JdbcTemplate past = past(database);
      assertThat(past.queryForList("SELECT id FROM \"My Schema\".\"Run\"")).hasSize(BATCHES);
      assertThat(
              past.queryForList(
                  "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
          .isEmpty();
      assertThat(sink.jdbc.queryForObject("SHOW search_path", String.class))
          .isEqualTo("\"My Schema\"");
      assertThat(sink.jdbc.queryForObject("SHOW statement_timeout", String.class))
          .isEqualTo("1min");
      assertThat(settingsThatStayed(database)).as("nothing outlives a transaction").isEmpty();
    }
  }

  @Test
  void isNoticedWhenItRefusesAConnection() {
    try (DatabaseServer database = start(server -> PooledDatabase.before(server, ""));
        AddressedSink sink = AddressedSink.at(database.url())) {
      writeAll(sink);
      assertThat(past(database).queryForList("SELECT id FROM \"Run\"")).hasSize(BATCHES);
    }
  }

  @Test
  void isNoticedWhenItLosesPreparedStatements() throws SQLException {
    try (DatabaseServer database = start(PooledDatabase::forgetful)) {
      try (AddressedSink prepared = AddressedSink.at(database.url() + "?pgbouncer=true")) {
        prepared.schema.ensure();
      }
      prepareAsOtherClientsDo(database);
      try (AddressedSink sink = AddressedSink.at(database.url())) {
        int failures =
            IntStream.range(0, BATCHES).map(number -> failuresBefore(sink, batch(number))).sum();
        assertThat(failures).isBetween(1, 5);
        assertThat(sink.jdbc.queryForObject("SHOW statement_timeout", String.class))
            .as("set in each transaction, as the pooler forgets it")
            .isEqualTo("1min");
        assertThat(past(database).queryForList("SELECT id FROM \"Run\"")).hasSize(BATCHES);
      }
    }
  }

  /** In every connection that the pooler has, under the names that the driver gives. */
  private static void prepareAsOtherClientsDo(DatabaseServer database) throws SQLException {
    List<Connection> open = new ArrayList<>();
    for (int number = 0; number < PooledDatabase.CONNECTIONS; number++) {
      Connection connection = pooled(database);
      open.add(connection);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("DEALLOCATE ALL");
        for (int name = 1; name < 10; name++) {
          statement.execute("PREPARE \"S_%d\" AS SELECT 1".formatted(name));
        }
      }
    }
    for (Connection connection : open) {
      connection.commit();
      connection.close();
    }
  }

  /** The sink tries a batch again until it is written. */
  private static int failuresBefore(AddressedSink sink, List<RunEvent> batch) {
    for (int failures = 0; failures < BATCHES; failures++) {
      try {
        sink.record(batch);
        return failures;
      } catch (DataAccessException | TransactionException e) {
        // Its connection is given up; the next one is made for a pooler.
      }
    }
    return BATCHES;
  }

  private static void writeAll(AddressedSink sink) {
    IntStream.range(0, BATCHES).forEach(batch -> sink.record(batch(batch)));
    IntStream.range(0, BATCHES).forEach(batch -> sink.record(batch(batch)));
  }

  private static List<RunEvent> batch(int number) {
    var run = RandomEvents.context("run-" + number, 1);
    return Stream.concat(
            Stream.of((RunEvent) new RunRequested(run, START)),
            IntStream.rangeClosed(1, 5)
                .mapToObj(
                    stage ->
                        RandomEvents.completed(run, stage, START.plusSeconds(stage), null, stage)))
        .toList();
  }

  /** What the pooler's connections have been set to, beyond the transactions that set it. */
  private static List<String> settingsThatStayed(DatabaseServer database) {
    try (AddressedSink bare =
        AddressedSink.at(database.url().replace("schema", "fallback_application_name"))) {
      return IntStream.range(0, 8)
          .mapToObj(
              connection ->
                  bare.jdbc.queryForObject(
                      "SELECT setting FROM pg_settings WHERE name = 'search_path'", String.class))
          .filter(path -> path.contains("My Schema"))
          .toList();
    }
  }

  private DatabaseServer start(Function<DatabaseServer, DatabaseServer> pooler) {
    return pooler.apply(EmbeddedDatabase.start(directory, 0));
  }

  private static Connection pooled(DatabaseServer database) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:" + database.url().replace("postgres:postgres@", ""));
    source.setUser("postgres");
    source.setPassword("postgres");
    source.setPrepareThreshold(0);
    return source.getConnection();
  }
}
