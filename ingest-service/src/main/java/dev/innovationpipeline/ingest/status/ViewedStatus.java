package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;

/**
 * A run's status and the change that made it so.
 *
 * @param partition of the {@code run-status} topic
 * @param offset of the record that changed it last; repeated records change nothing
 */
record ViewedStatus(RunStatus status, int partition, long offset) {

  ChangeId changeId() {
    return new ChangeId(partition, offset);
  }

  String runId() {
    return status.run().runId();
  }
}
