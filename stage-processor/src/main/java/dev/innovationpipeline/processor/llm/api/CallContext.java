package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.RunContext;

/** In whose name the model is asked, and for what. */
public record CallContext(String runId, int attempt, String companyId, int stage) {

  public static CallContext of(RunContext run, int stage) {
    return new CallContext(run.runId(), run.attempt(), run.companyId(), stage);
  }
}
