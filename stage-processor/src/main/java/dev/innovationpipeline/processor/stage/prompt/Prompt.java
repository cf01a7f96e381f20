package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.llm.api.Question.AnswerSchema;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version of the prompt of a stage.
 *
 * @param version recorded with every output
 * @param user the template of the user message; material replaces each {@code {{name}}}
 */
public record Prompt(
    String version,
    double temperature,
    int seed,
    int maxCompletionTokens,
    String system,
    String user) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern CLOSING = Pattern.compile("</(\\w+)>");

  /**
   * Fills in the material. Placeholders in the material are not replaced, and the material cannot
   * close the tags that the prompt puts around it: its own {@code </document>} becomes {@code
   * <\/document>}.
   *
   * @throws IllegalArgumentException if material that the prompt names is missing
   */
  public Question ask(Map<String, String> material, @Nullable AnswerSchema schema) {
    Matcher placeholders = PLACEHOLDER.matcher(user);
    String filled =
        placeholders.replaceAll(
            found -> {
              String text = material.get(found.group(1));
              if (text == null) {
                throw new IllegalArgumentException(
                    "Prompt version "
                        + version
                        + " lacks its material {{"
                        + found.group(1)
                        + "}}.");
              }
              return Matcher.quoteReplacement(escaped(text));
            });
    return new Question(system, filled, schema, temperature, seed, maxCompletionTokens);
  }

  private String escaped(String material) {
    if (material.indexOf('<') < 0) {
      return material;
    }
    String tags =
        CLOSING
            .matcher(user)
            .results()
            .map(closing -> closing.group(1))
            .distinct()
            .collect(Collectors.joining("|"));
    return tags.isEmpty()
        ? material
        : Pattern.compile("<(\\s*/\\s*(?:" + tags + ")\\b)", Pattern.CASE_INSENSITIVE)
            .matcher(material)
            .replaceAll("<\\\\$1");
  }
}
