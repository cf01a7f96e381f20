package dev.innovationpipeline.processor.stage.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The text of a prompt file, in the format that {@link Prompts} describes.
 *
 * @param name for error messages
 */
record PromptFile(String name, String text) {

  /**
   * @throws IllegalArgumentException if the format is wrong; names the file and the mistake
   */
  Prompt parse(String version) {
    String[] parts = text.replace("\r\n", "\n").split("(?m)^---\n|^===\n", 4);
    if (parts.length != 4) {
      throw wrong("needs settings between two lines --- and a line === before the user text", null);
    }
    Map<String, String> settings = new HashMap<>();
    for (String line : parts[1].lines().filter(line -> !line.isBlank()).toList()) {
      String[] pair = line.split(":", 2);
      if (pair.length != 2) {
        throw wrong("has a setting without a colon: " + line, null);
      }
      settings.put(pair[0].strip(), pair[1].strip());
    }
    return new Prompt(
        version,
        number(settings, "temperature", Double::valueOf),
        number(settings, "seed", Integer::valueOf),
        number(settings, "max_completion_tokens", Integer::valueOf),
        parts[2].strip(),
        new PromptTemplate(parts[3].strip()));
  }

  private <N extends Number> N number(
      Map<String, String> settings, String setting, Function<String, N> parse) {
    String value = settings.get(setting);
    if (value == null) {
      throw wrong("lacks the setting " + setting, null);
    }
    try {
      return parse.apply(value);
    } catch (NumberFormatException e) {
      throw wrong(
          "has the value %s for %s, which is not a valid number".formatted(value, setting), e);
    }
  }

  private IllegalArgumentException wrong(String what, @Nullable Throwable cause) {
    return new IllegalArgumentException("The prompt file " + name + " " + what + ".", cause);
  }
}
