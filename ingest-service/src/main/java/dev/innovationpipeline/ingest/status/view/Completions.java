package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The completed runs in the log, which the view may not show yet. */
@FunctionalInterface
public interface Completions {

  /**
   * The completion of this attempt, if it is in the log by now and not long since, so that the view
   * may not show it.
   *
   * @throws CompletionsUnknownException when Kafka does not answer in time
   */
  Optional<RunStatus> logged(RunContext run) throws CompletionsUnknownException;

  /** Kafka did not answer in time. */
  final class CompletionsUnknownException extends Exception {

    public CompletionsUnknownException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
