package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.RunContext;

/** The run and the stage that a call belongs to, and the company that it is made for. */
public record CallContext(String runId, int attempt, String companyId, int stage) {

  public static CallContext of(RunContext run, int stage) {
    return new CallContext(run.runId(), run.attempt(), run.companyId(), stage);
  }
}
