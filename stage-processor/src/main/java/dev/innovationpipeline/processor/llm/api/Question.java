package dev.innovationpipeline.processor.llm.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One prompt. Equal questions give byte-equal request bodies, so that the provider's response cache
 * makes a repeated stage free.
 *
 * @param system the system message: role and rules
 * @param user the user message: the task and its material
 * @param schema the JSON Schema of the answer; null for prose
 * @param temperature 0 to 2
 * @param seed equal for equal prompt versions
 * @param maxCompletionTokens the length limit of the answer, at which the provider cuts it off
 */
public record Question(
    String system,
    String user,
    @Nullable AnswerSchema schema,
    double temperature,
    int seed,
    int maxCompletionTokens) {

  /** The length of its messages in characters. */
  public int length() {
    return system.length() + user.length();
  }

  /** The same question with another message of the user. */
  public Question withUser(String message) {
    return new Question(system, message, schema, temperature, seed, maxCompletionTokens);
  }

  /** The same question with another schema of its answer. */
  public Question withSchema(AnswerSchema other) {
    return new Question(system, user, other, temperature, seed, maxCompletionTokens);
  }

  /**
   * @param name letters, digits and underscores; sent to the provider
   * @param json the JSON Schema (draft 2020-12) as text, kept without spaces between its parts
   */
  public record AnswerSchema(String name, String json) {

    public AnswerSchema {
      json = JsonMapper.shared().readTree(json).toString();
    }
  }
}
