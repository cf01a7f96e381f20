package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;
import java.util.function.Predicate;

/** What the {@code run-status} topic says. */
public interface StatusView {

  /**
   * @throws org.springframework.web.ErrorResponseException 503 when the view cannot know yet
   */
  Optional<ViewedStatus> find(String runId);

  /**
   * Looks through all runs; for what is rarely asked.
   *
   * @throws org.springframework.web.ErrorResponseException 503 when the view cannot know yet
   */
  boolean any(Predicate<RunStatus> condition);
}
