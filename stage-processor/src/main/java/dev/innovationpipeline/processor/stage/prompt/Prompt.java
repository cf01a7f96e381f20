package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of the prompt of a stage.
 *
 * @param version recorded with every output
 * @param hash of its file, recorded with every output
 * @param format of the answer; of use to stages that take several
 * @param quotes whether it asks for quotes of the document; of use to the first stage
 * @param user the template of the user message; material replaces each {@code {{name}}}
 */
public record Prompt(
    String version,
    String hash,
    double temperature,
    int seed,
    int maxCompletionTokens,
    AnswerFormat format,
    boolean quotes,
    String system,
    PromptTemplate user) {

  /** Whether the user message has a place for a material. */
  public boolean asksFor(String material) {
    return user.placeholders().contains(material);
  }

  /**
   * Fills in the material, which can neither hold placeholders nor close the tags of the template.
   *
   * @throws IllegalArgumentException if material that the prompt names is missing
   */
  public Question ask(Map<String, String> material, @Nullable AnswerSchema schema) {
    try {
      return new Question(
          system, user.fill(material), schema, temperature, seed, maxCompletionTokens);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Prompt version " + version + " " + e.getMessage() + ".", e);
    }
  }

  Prompt withVersion(String other) {
    return new Prompt(
        other, hash, temperature, seed, maxCompletionTokens, format, quotes, system, user);
  }
}
