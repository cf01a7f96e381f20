package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;

/** What the {@code run-status} topic says. */
interface StatusView {

  /**
   * @throws org.springframework.web.ErrorResponseException 503 when the view cannot know yet
   */
  Optional<RunStatus> find(String runId);
}
