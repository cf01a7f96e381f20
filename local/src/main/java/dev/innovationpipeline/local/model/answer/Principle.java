package dev.innovationpipeline.local.model.answer;

import dev.innovationpipeline.local.model.language.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Something to do that works in any trade, with the words for it in each stage.
 *
 * @param imperative its name
 * @param cues beginnings of words that speak for it
 */
record Principle(String imperative, List<String> cues, Map<String, Object> words) {

  private static final String BRAND = "{brand}";

  private static final class Shipped {
    private static final List<Principle> ALL = read();
  }

  /** The general ones last. */
  static List<Principle> all() {
    return Shipped.ALL;
  }

  static Optional<Principle> named(String imperative) {
    return all().stream()
        .filter(principle -> principle.imperative.equalsIgnoreCase(imperative))
        .findFirst();
  }

  /** How many words of the sentence speak for it. */
  long supportIn(String sentence) {
    return Words.of(sentence).stream()
        .filter(word -> cues.stream().anyMatch(word::startsWith))
        .count();
  }

  String meaning() {
    return word("meaning");
  }

  String why() {
    return word("why");
  }

  String test() {
    return word("test");
  }

  String title() {
    return word("title");
  }

  String tagline() {
    return word("tagline");
  }

  String opening(String brand) {
    return word("opening").replace(BRAND, brand);
  }

  String solution(String brand) {
    return word("solution").replace(BRAND, brand);
  }

  String quickWin(String brand) {
    return word("quick_win").replace(BRAND, brand);
  }

  private String word(String key) {
    return String.valueOf(Objects.requireNonNull(words.get(key), key));
  }

  private static List<Principle> read() {
    try (InputStream file = Principle.class.getResourceAsStream("principles.yaml")) {
      List<Map<String, Object>> entries =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(file));
      return entries.stream().map(Principle::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Principle of(Map<String, Object> words) {
    List<?> cues = (List<?>) Objects.requireNonNull(words.get("cues"));
    return new Principle(
        String.valueOf(words.get("imperative")),
        cues.stream().map(String::valueOf).toList(),
        words);
  }
}
