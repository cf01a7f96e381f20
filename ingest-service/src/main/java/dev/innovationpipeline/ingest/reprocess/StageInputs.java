package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;

/** The stored outputs that another attempt starts from. */
public interface StageInputs {

  /** The attempt of a run that a bulk job has requested; 0 for none. */
  int attemptOf(String runId, String jobId);

  /**
   * The newest output of a stage.
   *
   * @throws org.springframework.web.ErrorResponseException 409 when the stage was never completed,
   *     503 when the output is on its way to the database
   */
  StageCompleted output(RunStatus status, int stage);

  /**
   * The newest output of a stage; empty when it was never completed.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the output is on its way to the
   *     database
   */
  Optional<StageCompleted> find(RunStatus status, int stage);

  /**
   * The newest output of a stage as a person edited it.
   *
   * @param version of the edit, which must be the newest
   * @throws org.springframework.web.ErrorResponseException 409 when it is not, or the stage was
   *     never completed
   */
  StageCompleted edited(RunStatus status, int stage, int version);

  /** Lets another attempt of the first stage read the document that the run has read. */
  void noteDocument(RunStatus status);
}
