package dev.innovationpipeline.benchmarks.evaluate.set;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A document of a set.
 *
 * @param name of its file
 * @param expected what a good answer mentions; each is one of several spellings
 */
public record SetDocument(String name, Path file, List<List<String>> expected) {

  public SetDocument {
    expected = List.copyOf(expected);
  }

  /**
   * @param expected by the name of the document: texts, with {@code |} between spellings
   */
  static SetDocument of(Path file, JsonNode expected) {
    String name = String.valueOf(file.getFileName());
    return new SetDocument(
        name,
        file,
        expected
            .path(name)
            .valueStream()
            .map(entry -> List.of(entry.asString("").toLowerCase(Locale.ROOT).split("\\|")))
            .toList());
  }

  /** The share of the expected that the text mentions, 0 to 1; 1 where nothing is expected. */
  public double mentionsIn(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    long found =
        expected.stream().filter(spellings -> spellings.stream().anyMatch(small::contains)).count();
    return expected.isEmpty() ? 1 : (double) found / expected.size();
  }
}
