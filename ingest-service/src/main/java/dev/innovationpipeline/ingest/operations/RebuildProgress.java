package dev.innovationpipeline.ingest.operations;

import dev.innovationpipeline.ingest.kafka.SinkOffsets;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.OffsetsUnknownException;
import dev.innovationpipeline.ingest.kafka.SinkOffsets.Partition;
import dev.innovationpipeline.ingest.problem.Problems;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much of the topics the sink has read in a generation of the database. */
@Component
class RebuildProgress {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final SinkOffsets offsets;

  RebuildProgress(SinkOffsets offsets) {
    this.offsets = offsets;
  }

  /**
   * In offsets, which include the markers of transactions.
   *
   * @param epoch the generation of the database
   * @param total in the topics
   * @param behind of these not yet read in the generation
   */
  record Reached(String epoch, long total, long behind, boolean done) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 503 when Kafka does not answer in time
   */
  Reached in(String generation) {
    try {
      long total = 0;
      long behind = 0;
      for (Partition partition : offsets.read(REQUEST_TIMEOUT)) {
        total += partition.end() - partition.first();
        behind += Math.max(0, partition.end() - reached(partition, generation));
      }
      return new Reached(generation, total, behind, behind == 0);
    } catch (OffsetsUnknownException e) {
      throw Problems.unavailable("Kafka did not tell the offsets of the sink. Ask again.", e);
    }
  }

  /** An offset of an earlier generation does not count: the sink then reads from the beginning. */
  private static long reached(Partition partition, String generation) {
    Long committed = partition.committed();
    return committed != null && generation.equals(partition.generation())
        ? committed
        : partition.first();
  }
}
