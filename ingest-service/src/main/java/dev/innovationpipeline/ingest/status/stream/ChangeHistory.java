package dev.innovationpipeline.ingest.status.stream;

import dev.innovationpipeline.ingest.status.topology.ChangeId;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import java.util.List;

/** The changes that a client missed. */
public interface ChangeHistory {

  /**
   * The run's records on {@code run-status} from one change to another, both included, in order; as
   * far as compaction has left them.
   *
   * @throws HistoryUnavailableException when they cannot be read just now
   */
  List<ViewedStatus> between(String runId, ChangeId from, ChangeId to);

  /** Whether the log of changes has ever reached this far. */
  boolean has(ChangeId id);

  /** Kafka does not give the records. */
  final class HistoryUnavailableException extends RuntimeException {

    HistoryUnavailableException(Throwable cause) {
      super("The changes of the run cannot be read from Kafka just now.", cause);
    }
  }
}
