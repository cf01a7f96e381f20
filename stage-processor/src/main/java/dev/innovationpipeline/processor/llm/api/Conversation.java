package dev.innovationpipeline.processor.llm.api;

/**
 * The model as one stage of one run sees it: asks, waits out what may pass, counts what it cost.
 */
public interface Conversation {

  /**
   * Blocks until the model answers.
   *
   * @throws dev.innovationpipeline.processor.failure.StageFailedException when no try can succeed
   *     or the retry budget is used up
   * @throws InterruptedException when the run was cancelled or the process stops
   */
  Answer ask(Question question) throws InterruptedException;
}
