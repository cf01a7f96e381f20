package dev.innovationpipeline.sink.batch;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store of facts: a database or a directory. */
public interface FactStore {

  /** The kind of store, as OpenTelemetry names database systems. */
  String system();

  /** Changes when the store was emptied; all topics must then be read from the beginning. */
  String generation();

  /**
   * Writes all of a batch or nothing.
   *
   * @param partitions the numbers of the partitions of the batch
   * @param generation the one under which the batch was read
   * @return false when the generation has changed, and nothing was written
   */
  boolean record(FactBatch batch, Set<Integer> partitions, String generation);

  /** The store refuses the data of a batch; a retry would not help. */
  final class RefusedException extends RuntimeException {

    public RefusedException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
