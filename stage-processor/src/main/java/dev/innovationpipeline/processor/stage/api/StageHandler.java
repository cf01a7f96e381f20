package dev.innovationpipeline.processor.stage.api;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import org.jspecify.annotations.Nullable;

/** The work of one stage; called on a virtual thread of its own, so it may block. */
public interface StageHandler {

  /** The key of the stage in the registry of pipelines. */
  String key();

  /**
   * Does the stage's work once.
   *
   * @param previous the output of the stage before; null for the first stage
   * @param llm the model, for this run and stage; retries and counts by itself
   * @throws StageFailedException when a retry cannot succeed either
   * @throws InterruptedException when the run was cancelled or the process stops
   */
  StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException;
}
