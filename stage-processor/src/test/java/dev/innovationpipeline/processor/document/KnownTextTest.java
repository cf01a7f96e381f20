package dev.innovationpipeline.processor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.comparison.TextComparison;
import dev.innovationpipeline.processor.document.fetch.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the files whose text stands beside them. */
class KnownTextTest {

  private static final Path DOCUMENTS = Path.of("src/test/resources/documents");
  private static final double MIN_RECALL = 0.98;
  private static final double MAX_EXTRA = 0.05;

  /** Rows of tables and boxes beside each other can be read in more than one order. */
  private static final double MIN_ORDER = 0.8;

  private static final Documents READER = new Documents(Failures.local());

  @AfterAll
  static void end() {
    READER.close();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(DOCUMENTS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".txt") && Files.exists(textOf(file)))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsTheWordsAndNoOthers(Path file) throws Exception {
    String text = READER.load(file.toUri().toString(), "acme").text();
    TextComparison comparison = TextComparison.of(Files.readString(textOf(file)), text);
    assertThat(comparison.recall())
        .as("recall of %s in %s", file, text)
        .isGreaterThanOrEqualTo(MIN_RECALL);
    assertThat(comparison.extra()).as("extra words of %s", file).isLessThanOrEqualTo(MAX_EXTRA);
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsTheWordsInTheirOrder(Path file) throws Exception {
    String text = READER.load(file.toUri().toString(), "acme").text();
    TextComparison comparison = TextComparison.of(Files.readString(textOf(file)), text);
    assertThat(comparison.order()).as("order of %s in %s", file, text).isGreaterThan(MIN_ORDER);
  }

  private static Path textOf(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + "txt");
  }
}
