package dev.innovationpipeline.processor.llm.api;

/**
 * What the model said, whole and not empty. Whether it obeys the schema is for the asker to check.
 *
 * @param model the model that answered, as the provider names it
 */
public record Answer(String text, String model) {

  /** Not every server names the model that answered; then it is the one that was asked. */
  public Answer orFrom(String asked) {
    return model.isBlank() ? new Answer(text, asked) : this;
  }
}
