package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.Migrations;
import dev.innovationpipeline.platform.database.PostgresArray;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore;
import dev.innovationpipeline.sink.batch.FactStore.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Writes facts to Postgres, each batch in one transaction; a repeated write changes nothing. */
final class RunRecorder implements FactStore {

  /** A front end that inserts the same row concurrently wins once; the retry finds its row. */
  private static final int TRIES_ON_CONFLICT = 3;

  private final JdbcOperations jdbc;
  private final TransactionOperations transactions;
  private final Migrations schema;
  private final Consumer<FactBatch> stored;

  /**
   * @param stored told of each batch once it is committed
   */
  RunRecorder(
      JdbcOperations jdbc,
      TransactionOperations transactions,
      Migrations schema,
      Consumer<FactBatch> stored) {
    this.stored = stored;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.schema = schema;
  }

  @Override
  public String system() {
    return "postgresql";
  }

  @Override
  public String generation() {
    return onTables(
        () -> Objects.requireNonNull(jdbc.queryForObject(Sql.GENERATION, String.class)));
  }

  /**
   * @throws RefusedException when the data is to blame
   * @throws DataAccessException when a retry may help; nothing of the batch was written
   */
  @Override
  public boolean record(FactBatch batch, Set<Integer> partitions, String generation) {
    for (int tries = 1; ; tries++) {
      try {
        boolean written = onTables(() -> recordOnce(batch, partitions, generation));
        if (written) {
          stored.accept(batch);
        }
        return written;
      } catch (DataAccessException e) {
        SqlState state = SqlState.of(e);
        if (state.isConflict() && tries < TRIES_ON_CONFLICT) {
          continue;
        }
        if (state.blamesData()) {
          throw new RefusedException("The database refuses it: " + state.message(), e);
        }
        throw e;
      }
    }
  }

  private boolean recordOnce(FactBatch batch, Set<Integer> partitions, String generation) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction ->
                jdbc.execute(
                    (ConnectionCallback<Boolean>)
                        connection -> write(connection, batch, partitions, generation))));
  }

  private <T> T onTables(Supplier<T> work) {
    schema.ensure();
    try {
      return work.get();
    } catch (DataAccessException e) {
      if (SqlState.of(e).isMissingTable()) {
        schema.lost();
      }
      throw e;
    }
  }

  private static boolean write(
      Connection connection, FactBatch batch, Set<Integer> partitions, String generation)
      throws SQLException {
    Session session = new Session(connection);
    if (!session.query(Sql.GENERATION_HELD, row -> row.getString(1)).equals(List.of(generation))) {
      return false;
    }
    session.query(Sql.LOCK_PARTITIONS, row -> true, PostgresArray.of(new TreeSet<>(partitions)));
    new BatchWriter(session).write(batch);
    return true;
  }
}
