package dev.innovationpipeline.processor.llm.api;

import org.jspecify.annotations.Nullable;

/**
 * One request to the model. Equal questions give byte-equal request bodies, so that a provider-side
 * response cache makes a repeated stage free.
 *
 * @param system the role and the rules
 * @param user the task and its material
 * @param schema what the answer must be, as JSON Schema; null for prose
 * @param temperature 0 to 2
 * @param seed the same for the same prompt version
 * @param maxCompletionTokens the provider cuts the answer off there
 */
public record Question(
    String system,
    String user,
    @Nullable AnswerSchema schema,
    double temperature,
    int seed,
    int maxCompletionTokens) {

  /**
   * @param name as the provider is told it: letters, digits, underscores
   * @param json the JSON Schema (draft 2020-12) as text
   */
  public record AnswerSchema(String name, String json) {}
}
