package dev.innovationpipeline.processor.llm.api;

/** The model, as one stage of one run uses it; retries and accounts for its calls. */
public interface Conversation {

  /**
   * Blocks until the model answers.
   *
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the failure is
   *     permanent or the retry budget is used up
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  Answer ask(Question question) throws InterruptedException;
}
