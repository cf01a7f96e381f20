package dev.innovationpipeline.processor.llm.api;

/**
 * The complete, non-blank answer of a model. It is not checked against the question's schema.
 *
 * @param model the model that answered, as the provider names it
 */
public record Answer(String text, String model) {

  /** Some servers do not name the model that answered; the requested one is assumed then. */
  public Answer withModelIfUnnamed(String requested) {
    return model.isBlank() ? new Answer(text, requested) : this;
  }
}
