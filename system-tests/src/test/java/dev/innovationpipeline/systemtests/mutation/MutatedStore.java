package dev.innovationpipeline.systemtests.mutation;

import dev.innovationpipeline.platform.database.ConnectionPool;
import dev.innovationpipeline.platform.database.address.DatabaseAddress;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * A store of the sink.
 *
 * @param doubles writes cards that come again beside those that are there
 * @param dies ends this JVM without a word when the first cards are written
 */
record MutatedStore(FactStore store, String database, boolean doubles, boolean dies)
    implements FactStore {

  private static final String REMEMBER =
      """
      CREATE TEMPORARY TABLE present AS SELECT * FROM "OpportunityCard" WHERE "runId" = ANY (?)
      """;

  private static final String WRITE_BESIDE =
      """
      UPDATE present SET id = gen_random_uuid()::text;
      INSERT INTO "OpportunityCard" SELECT * FROM present;
      """;

  @Override
  public String system() {
    return store.system();
  }

  @Override
  public String generation() {
    return store.generation();
  }

  @Override
  public boolean record(FactBatch batch, Set<Integer> partitions, String generation) {
    Set<String> runs = new TreeSet<>();
    batch.outputs().values().stream()
        .filter(output -> output.result() instanceof OpportunityCards)
        .forEach(output -> runs.add(output.key().runId()));
    boolean written =
        doubles
            ? recordBeside(batch, partitions, generation, runs)
            : store.record(batch, partitions, generation);
    if (dies && !runs.isEmpty()) {
      Runtime.getRuntime().halt(137);
    }
    return written;
  }

  private boolean recordBeside(
      FactBatch batch, Set<Integer> partitions, String generation, Set<String> runs) {
    try (Connection connection =
            ConnectionPool.unpooled(DatabaseAddress.parse("DATABASE_URL", database))
                .getConnection();
        PreparedStatement remember = connection.prepareStatement(REMEMBER);
        PreparedStatement writeBeside = connection.prepareStatement(WRITE_BESIDE)) {
      remember.setArray(1, connection.createArrayOf("text", runs.toArray()));
      remember.execute();
      boolean written = store.record(batch, partitions, generation);
      writeBeside.execute();
      return written;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
