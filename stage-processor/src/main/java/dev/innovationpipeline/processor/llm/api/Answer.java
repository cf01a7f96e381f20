package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.text.UntrustedText;

/**
 * The complete, non-blank answer of a model, without characters that cannot be kept. It is not
 * checked against the question's schema.
 *
 * @param model the model that answered, as the provider names it
 */
public record Answer(String text, String model) {

  public Answer {
    text = UntrustedText.clean(text);
    model = UntrustedText.clean(model);
  }

  /** Some servers do not name the model that answered; the requested one is assumed then. */
  public Answer withModelIfUnnamed(String requested) {
    return model.isBlank() ? new Answer(text, requested) : this;
  }
}
