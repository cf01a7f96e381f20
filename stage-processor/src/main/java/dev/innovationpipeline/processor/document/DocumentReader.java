package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.pdf.PdfText;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Detects the format of a document and extracts its text. */
final class DocumentReader {

  private final ParseBudget budget;
  private final int maxPages;

  DocumentReader(DocumentSettings settings) {
    budget = new ParseBudget(settings.timeout());
    maxPages = settings.maxPages();
  }

  /**
   * @throws dev.innovationpipeline.processor.failure.StageFailedException with a code that starts
   *     with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  Document read(SpooledFile file) throws InterruptedException {
    try {
      if (file.isShort() && ContentSniffer.formatOf(file) == ContentSniffer.Format.TEXT) {
        // Decoding takes linear time and no stack, so it needs no thread of its own.
        return cleaned(PlainText.read(file));
      }
    } catch (IOException e) {
      throw DocumentFailures.corrupt("document", e);
    }
    return readWithinBudget(file);
  }

  private Document readWithinBudget(SpooledFile file) throws InterruptedException {
    return budget.spend(
        () -> {
          try {
            return cleaned(parse(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** No format keeps its text free of control characters and hidden ones. */
  private static Document cleaned(Document document) {
    Shown shown = HiddenCharacters.remove(UntrustedText.clean(document.text()));
    if (shown.text().isBlank()) {
      throw DocumentFailures.empty();
    }
    return document.withText(shown);
  }

  private Document parse(SpooledFile file) throws IOException {
    return switch (ContentSniffer.formatOf(file)) {
      case EMPTY -> throw DocumentFailures.empty();
      case PDF -> {
        PdfText pdf = PdfText.read(file, maxPages);
        yield new Document(
            pdf.text(), "application/pdf", pdf.pages(), pdf.hiddenWords(), pdf.runningRows());
      }
      case DOCX -> DocxText.read(file);
      case HTML -> throw DocumentFailures.webPage();
      case OLE -> throw ole(file);
      case TEXT -> PlainText.read(file);
      case ZIP ->
          throw DocumentFailures.unsupported("an archive or an office file other than DOCX");
      case IMAGE -> throw DocumentFailures.noText();
      case RICH_TEXT -> throw DocumentFailures.unsupported("in rich text format (RTF)");
      case BINARY -> throw DocumentFailures.unsupported("in an unknown binary format");
    };
  }

  /** New office files are OLE files, too, if they have a password. */
  private static StageFailedException ole(SpooledFile file) {
    try (POIFSFileSystem files = new POIFSFileSystem(file.path().toFile(), true)) {
      return files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
          ? DocumentFailures.encrypted()
          : DocumentFailures.unsupported("an office file in the format used before 2007");
    } catch (IOException | RuntimeException e) {
      return DocumentFailures.corrupt("office file", e);
    }
  }
}
