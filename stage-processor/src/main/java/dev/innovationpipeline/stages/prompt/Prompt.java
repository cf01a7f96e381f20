package dev.innovationpipeline.stages.prompt;

import dev.innovationpipeline.stages.llm.Question;
import dev.innovationpipeline.stages.llm.Question.AnswerSchema;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a stage asks.
 *
 * @param version as recorded with every output
 * @param user with {@code {{name}}} where material goes
 */
public record Prompt(
    String version,
    double temperature,
    int seed,
    int maxCompletionTokens,
    String system,
    String user) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  /**
   * The question with its material put in; material is never searched for placeholders itself.
   *
   * @throws IllegalArgumentException when the prompt names material that is not given
   */
  public Question ask(Map<String, String> material, @Nullable AnswerSchema schema) {
    Matcher placeholders = PLACEHOLDER.matcher(user);
    String filled =
        placeholders.replaceAll(
            found -> {
              String text = material.get(found.group(1));
              if (text == null) {
                throw new IllegalArgumentException(
                    "Prompt version " + version + " wants {{" + found.group(1) + "}}.");
              }
              return Matcher.quoteReplacement(text);
            });
    return new Question(system, filled, schema, temperature, seed, maxCompletionTokens);
  }
}
