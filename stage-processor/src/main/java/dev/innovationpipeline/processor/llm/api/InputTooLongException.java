package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.processor.failure.StageFailedException;

/** No model of a conversation has room for the question. */
public final class InputTooLongException extends StageFailedException {

  private final int maxLength;

  /**
   * @param maxLength the most characters of the messages for which a model is expected to have room
   */
  public InputTooLongException(String code, String message, int maxLength) {
    super(code, message);
    this.maxLength = maxLength;
  }

  public int maxLength() {
    return maxLength;
  }
}
