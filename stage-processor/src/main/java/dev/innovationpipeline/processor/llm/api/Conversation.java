package dev.innovationpipeline.processor.llm.api;

/** The model, as one stage of one run uses it; retries and accounts for its calls. */
public interface Conversation {

  /**
   * Blocks until the model answers.
   *
   * @throws InputTooLongException if the question is longer than any of the models takes; a shorter
   *     one may be asked instead
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the failure is
   *     permanent or the retry budget is used up
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  Answer ask(Question question) throws InterruptedException;

  /**
   * The most characters that the messages of a question should have, by what its models were found
   * to take; {@link Integer#MAX_VALUE} where nothing is known.
   */
  default int maxLength() {
    return Integer.MAX_VALUE;
  }

  /**
   * Leaves the model that answered last, because its answers cannot be used: the next question goes
   * to the models after it.
   *
   * @param reason one sentence for people
   * @return false if there is no other model
   */
  default boolean leaveModel(String reason) {
    return false;
  }
}
