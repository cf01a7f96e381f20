package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import java.util.List;

/** The changes that a client has missed. */
interface ChangeHistory {

  /**
   * The run's records on {@code run-status} from one change to another, both included, in order,
   * except those that compaction has removed.
   *
   * @throws HistoryUnavailableException when Kafka does not return them in time
   */
  List<ViewedStatus> between(String runId, ChangeId from, ChangeId to);

  /** Whether the topic has ever had this offset. */
  boolean has(ChangeId id);

  /** Kafka did not return the records in time. */
  final class HistoryUnavailableException extends RuntimeException {

    HistoryUnavailableException(Throwable cause) {
      super("The changes of the run could not be read from Kafka in time.", cause);
    }
  }
}
