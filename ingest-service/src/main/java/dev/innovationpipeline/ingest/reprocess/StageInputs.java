package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;

/** The stored outputs that another attempt starts from. */
interface StageInputs {

  /** The attempt of a run that a bulk job has requested; 0 for none. */
  int attemptOf(String runId, String jobId);

  /**
   * The newest output of a stage.
   *
   * @throws org.springframework.web.ErrorResponseException 409 when the stage was never completed,
   *     503 when the output is on its way to the database
   */
  StageCompleted output(RunStatus status, int stage);

  /** Lets another attempt of the first stage read the document that the run has read. */
  void noteDocument(RunStatus status);
}
