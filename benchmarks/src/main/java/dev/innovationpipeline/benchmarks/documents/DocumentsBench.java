package dev.innovationpipeline.benchmarks.documents;

import dev.innovationpipeline.processor.document.Documents;
import dev.innovationpipeline.processor.document.comparison.TextComparison;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Passages;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the documents of a folder by the product's own reader. */
final class DocumentsBench {

  /** Formats that the reader knows; other files of the folder are not documents. */
  private static final List<String> ENDINGS =
      List.of(
          ".pdf", ".docx", ".doc", ".pptx", ".ppt", ".xlsx", ".xls", ".odt", ".odp", ".ods", ".rtf",
          ".epub", ".html", ".htm", ".eml", ".msg", ".csv", ".md");

  private static final String COMPANY = "bench";
  private static final double NANOS_IN_MILLI = 1e6;

  private final Documents documents;
  private final int repeat;

  private DocumentsBench(Path directory, int repeat) {
    this.repeat = repeat;
    documents =
        new Documents(
            new DocumentSettings(
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Duration.ofMinutes(2),
                true,
                true,
                Integer.MAX_VALUE,
                List.of(),
                directory));
  }

  static DocumentsReport measure(Path directory, int repeat)
      throws IOException, InterruptedException {
    DocumentsBench bench = new DocumentsBench(directory, repeat);
    List<ReadDocument> read = new ArrayList<>();
    for (Path file : documentsIn(directory)) {
      read.add(bench.read(directory.relativize(file).toString(), file));
    }
    return new DocumentsReport(read);
  }

  private static List<Path> documentsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private ReadDocument read(String name, Path file) throws IOException, InterruptedException {
    long shortest = Long.MAX_VALUE;
    Document document = null;
    try {
      for (int reading = 0; reading < repeat; reading++) {
        long start = System.nanoTime();
        document = documents.load(file.toUri().toString(), COMPANY);
        shortest = Math.min(shortest, System.nanoTime() - start);
      }
    } catch (StageFailedException e) {
      return ReadDocument.failed(name, e.code());
    }
    if (document == null) {
      throw new IllegalStateException("A document must be read at least once.");
    }
    Optional<TextComparison> comparison = Optional.empty();
    Optional<KnownText> known = KnownText.of(file);
    if (known.isPresent()) {
      comparison =
          Optional.of(known.get().compareWith(document)).filter(compared -> compared.words() > 0);
    }
    return new ReadDocument(
        name,
        shortest / NANOS_IN_MILLI,
        document.pages(),
        Passages.of(document).size(),
        document.hiddenWords(),
        document.runningRows().size(),
        known.map(KnownText::source).orElse(null),
        comparison.orElse(null),
        null);
  }
}
