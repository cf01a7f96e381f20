package dev.innovationpipeline.ingest.kafka;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The offsets that the sink has committed, beside those of the topics of events. */
@FunctionalInterface
public interface SinkOffsets {

  /**
   * All partitions of the topics of events, as of now.
   *
   * @param timeout of each request to Kafka
   * @throws OffsetsUnknownException when Kafka does not answer in time
   */
  List<Partition> read(Duration timeout) throws OffsetsUnknownException;

  /**
   * One partition.
   *
   * @param first the oldest offset that the topic still has
   * @param end the offset after the last committed record
   * @param committed the sink's offset; null before its first commit
   * @param generation of the database in the metadata of the sink's commit; null when it has none
   */
  record Partition(long first, long end, @Nullable Long committed, @Nullable String generation) {}

  /** Kafka did not answer in time. */
  final class OffsetsUnknownException extends Exception {

    public OffsetsUnknownException(Throwable cause) {
      super("Kafka did not tell the offsets of the sink in time.", cause);
    }
  }
}
