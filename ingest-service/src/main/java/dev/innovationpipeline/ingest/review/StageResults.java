package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;

/** The results that a run goes on from. */
public interface StageResults {

  /**
   * The result of a stage in the newest attempt.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when it cannot be read just now
   */
  StageCompleted output(RunStatus status, int stage);

  /**
   * The same as the run made it, without what people have edited since.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when it cannot be read just now
   */
  StageCompleted made(RunStatus status, int stage);

  /**
   * Whether the log has the request for a later attempt.
   *
   * @param attempt that would have been asked for
   * @param since the earliest time at which it can have been
   * @throws org.springframework.web.ErrorResponseException 503 when it cannot be read just now
   */
  boolean isRequested(RunContext attempt, Instant since);

  /** Lets another attempt of the first stage read the document that the run has read. */
  void noteDocument(RunStatus status);
}
