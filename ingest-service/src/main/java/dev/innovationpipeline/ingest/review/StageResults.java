package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;

/** The results that a run goes on from. */
interface StageResults {

  /**
   * The result of a stage in the newest attempt.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when it cannot be read just now
   */
  StageCompleted output(RunStatus status, int stage);

  /** Lets another attempt of the first stage read the document that the run has read. */
  void noteDocument(RunStatus status);
}
