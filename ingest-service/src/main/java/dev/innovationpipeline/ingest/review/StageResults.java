package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The results that a run goes on from. */
public interface StageResults {

  /**
   * The result of a stage in the newest attempt.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when it cannot be read just now
   */
  StageCompleted output(RunStatus status, int stage);

  /** A result as a run made it, without what people have edited since. */
  record Made(RunStatus run, int stage) {}

  /**
   * Results as the runs made them, read at once.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when one cannot be read just now
   */
  Map<Made, StageCompleted> made(Collection<Made> wanted);

  /**
   * Those of later attempts of which the log has the request.
   *
   * @param attempts that would have been asked for, with the earliest time at which that can have
   *     been
   * @throws org.springframework.web.ErrorResponseException 503 when it cannot be read just now
   */
  Set<RunContext> requested(Map<RunContext, Instant> attempts);

  /** Lets another attempt of the first stage read the document that the run has read. */
  void noteDocument(RunStatus status);
}
