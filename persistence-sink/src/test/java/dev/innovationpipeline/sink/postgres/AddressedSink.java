package dev.innovationpipeline.sink.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.DirectAddress;
import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.sink.batch.FactBatch;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the sink makes of {@code DATABASE_URL} and {@code DIRECT_URL}: its pool, tables, writer. */
final class AddressedSink implements AutoCloseable {

  private final HikariDataSource connections;
  final JdbcTemplate jdbc;
  final RunRecorder recorder;
  final Migrations schema;

  /** Told of each batch that is written. */
  Consumer<FactBatch> stored = batch -> {};

  private AddressedSink(ConnectionPool pool, DirectAddress direct) {
    connections = pool.open();
    jdbc = new JdbcTemplate(connections);
    schema =
        Migrations.of(
            pool,
            direct,
            Flyway.configure()
                .locations("classpath:dev/innovationpipeline/platform/database/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0"));
    recorder =
        new RunRecorder(
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(connections)),
            schema,
            batch -> stored.accept(batch));
  }

  static AddressedSink at(String url) {
    return at(url, null);
  }

  static AddressedSink at(String url, @Nullable String direct) {
    ConnectionPool pool =
        new ConnectionPool(
            "test",
            DatabaseAddress.parse("DATABASE_URL", url),
            1,
            5,
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            ConnectionPool.Access.WRITE);
    return new AddressedSink(
        pool, new DirectAddress(DatabaseAddress.parseIfAny("DIRECT_URL", direct).orElse(null)));
  }

  void record(Collection<? extends RunEvent> events) {
    if (!recorder.record(FactBatch.aggregate(events), Set.of(0), recorder.generation())) {
      throw new IllegalStateException("The generation changed under the test.");
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
