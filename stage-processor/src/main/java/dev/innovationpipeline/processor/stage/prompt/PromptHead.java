package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.platform.settings.Misspelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings at the beginning of a prompt file. */
final class PromptHead {

  private static final String FORMAT = "answer";

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Consumer<String> faults;

  /**
   * @param faults receives each mistake as the end of a sentence about the file
   */
  PromptHead(String text, Consumer<String> faults) {
    this.faults = faults;
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] pair = line.split(":", 2);
      if (pair.length == 2) {
        settings.put(pair[0].strip(), pair[1].strip());
      } else {
        faults.accept("has a setting without a colon: " + line);
      }
    }
  }

  /** The least value where the file has no valid one. */
  <N extends Number & Comparable<N>> N number(
      String setting, Function<String, N> parse, N min, N max) {
    known.add(setting);
    String value = settings.get(setting);
    if (value == null) {
      faults.accept("lacks the setting " + setting);
      return min;
    }
    N number = parsed(value, parse);
    if (number == null || number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      faults.accept(
          "has the value %s for %s, which is not a valid number from %s to %s"
              .formatted(value, setting, min, max));
      return min;
    }
    return number;
  }

  private static <N extends Number> @Nullable N parsed(String value, Function<String, N> parse) {
    try {
      return parse.apply(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Markdown where the file says nothing of it. */
  AnswerFormat format() {
    known.add(FORMAT);
    String value = settings.get(FORMAT);
    if (value == null) {
      return AnswerFormat.MARKDOWN;
    }
    for (AnswerFormat format : AnswerFormat.values()) {
      if (format.name().equalsIgnoreCase(value)) {
        return format;
      }
    }
    faults.accept("has the value " + value + " for " + FORMAT + ", which is json or markdown");
    return AnswerFormat.MARKDOWN;
  }

  /** False where the file says nothing of it. */
  boolean flag(String setting) {
    known.add(setting);
    String value = settings.get(setting);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      faults.accept("has the value " + value + " for " + setting + ", which is true or false");
    }
    return "true".equals(value);
  }

  /** To be called once all settings that count were read. */
  void rejectOthers() {
    settings.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.accept("has the unknown setting " + name + near(name, known)));
  }

  /** Names the one that was meant, for the end of a sentence; empty where none is near. */
  static String near(String name, Collection<String> known) {
    return known.stream()
        .filter(right -> Misspelling.isOf(name, right))
        .findFirst()
        .map(right -> " (did you mean " + right + "?)")
        .orElse("");
  }
}
