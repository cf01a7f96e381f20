package dev.innovationpipeline.benchmarks.documents;

import dev.innovationpipeline.processor.document.comparison.TextComparison;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text that a document is known to have.
 *
 * @param source where the text is from, for reports
 */
record KnownText(String text, String source) {

  private static final String BESIDE = "txt";
  private static final String TOOL = "pdftotext";

  /** The text of the file beside the document, or else what pdftotext of Poppler finds. */
  static Optional<KnownText> of(Path document) throws IOException, InterruptedException {
    Path beside = document.resolveSibling(baseName(document) + ".txt");
    if (!beside.equals(document) && Files.isRegularFile(beside)) {
      return Optional.of(new KnownText(Files.readString(beside), BESIDE));
    }
    return document.toString().endsWith(".pdf") ? extracted(document) : Optional.empty();
  }

  /**
   * Of the headers and footers that the reader leaves out, those that pdftotext has are ignored.
   */
  TextComparison compareWith(Document document) {
    return source.equals(TOOL)
        ? TextComparison.of(text, document.text(), document.runningRows())
        : TextComparison.of(text, document.text());
  }

  private static Optional<KnownText> extracted(Path pdf) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(TOOL, "-q", "-enc", "UTF-8", pdf.toAbsolutePath().toString(), "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      return Optional.empty(); // not installed
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0
        ? Optional.of(new KnownText(text.replace('\f', '\n'), TOOL))
        : Optional.empty();
  }

  private static String baseName(Path document) {
    String name = document.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
