package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;

/**
 * A run's status and the change that made it so.
 *
 * @param partition of the {@code run-status} topic
 * @param offset of the record that changed it last; repeated records change nothing
 */
public record ViewedStatus(RunStatus status, int partition, long offset) {

  public ChangeId changeId() {
    return new ChangeId(partition, offset);
  }

  public String runId() {
    return status.run().runId();
  }
}
