package dev.innovationpipeline.sink.batch;

import java.util.Set;

/** Where facts are kept. */
public interface FactStore {

  /** What keeps them, as OpenTelemetry names database systems. */
  String system();

  /** Changes when the store was emptied: what was read before must be read again. */
  String epoch();

  /**
   * Writes all of a batch or nothing.
   *
   * @param partitions where the batch comes from
   * @param epoch under which it was read
   * @return false when the epoch is another by now, and nothing was written
   */
  boolean record(FactBatch batch, Set<Integer> partitions, String epoch);
}
