package dev.innovationpipeline.ingest.status;

import java.util.Optional;

/** What the {@code run-status} topic says. */
interface StatusView {

  /**
   * @throws org.springframework.web.ErrorResponseException 503 when the view cannot know yet
   */
  Optional<ViewedStatus> find(String runId);
}
