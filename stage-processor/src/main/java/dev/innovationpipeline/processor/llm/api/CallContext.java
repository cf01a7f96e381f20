package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.pipeline.Stage;

/** In whose name the model is asked, and for what. */
public record CallContext(String runId, int attempt, String companyId, Stage stage) {

  public static CallContext of(RunContext run, Stage stage) {
    return new CallContext(run.runId(), run.attempt(), run.companyId(), stage);
  }
}
