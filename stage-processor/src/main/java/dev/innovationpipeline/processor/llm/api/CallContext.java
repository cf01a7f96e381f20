package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * The run and the stage that a call belongs to, and the company that it is made for.
 *
 * @param stream whether the run's calls are streamed; null if it depends on who watches
 */
public record CallContext(
    String runId, int attempt, String companyId, int stage, @Nullable Boolean stream) {

  /** Of a run that does not say whether its calls are streamed. */
  public CallContext(String runId, int attempt, String companyId, int stage) {
    this(runId, attempt, companyId, stage, null);
  }

  public static CallContext of(RunContext run, int stage) {
    return new CallContext(
        run.runId(), run.attempt(), run.companyId(), stage, run.options().stream());
  }
}
