package dev.innovationpipeline.platform.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of the evaluation set as plain text, for faults to be injected into. */
public final class TrendReports {

  private static final Path FOLDER = Path.of("..", "benchmarks", "evaluation", "documents");
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})|\\n\\n");

  private TrendReports() {}

  public static List<String> texts() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(TrendReports::text).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that are long enough to be quoted. */
  public static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (String sentence : SENTENCE_END.split(text)) {
      String stripped = sentence.strip();
      if (stripped.length() >= 70 && stripped.length() <= 260 && !stripped.contains("\n")) {
        sentences.add(stripped);
      }
    }
    return sentences;
  }

  private static String text(Path file) {
    try {
      return TAGS.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
