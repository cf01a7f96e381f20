package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.child.ParserProcesses;
import dev.innovationpipeline.processor.document.child.ParserSettings;
import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.DocumentSettings;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.format.ContentSniffer;
import dev.innovationpipeline.processor.document.format.ContentSniffer.Format;
import dev.innovationpipeline.processor.document.pdf.PdfText;
import dev.innovationpipeline.processor.document.scan.ProviderRecognition;
import dev.innovationpipeline.processor.document.scan.ScanSettings;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.HiddenCharacters;
import dev.innovationpipeline.processor.document.text.PlainText;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Detects the format of a document and extracts its text. */
final class DocumentReader implements AutoCloseable {

  /**
   * The version of the reader: counted up when documents are read as other texts, or texts have
   * other passages than before.
   */
  static final String VERSION = "3";

  private final ParseBudget budget;
  private final ParserProcesses processes;
  private final ScannedPages scannedPages;
  private final int maxPages;

  DocumentReader(
      DocumentSettings settings,
      ParserSettings parsers,
      ScanSettings scans,
      @Nullable ProviderRecognition provider) {
    budget = new ParseBudget(settings.timeout());
    processes = new ParserProcesses(parsers);
    scannedPages = new ScannedPages(scans, processes, provider);
    maxPages = settings.maxPages();
  }

  /**
   * @param name of the document, or its address; it may only help to tell formats of text apart
   * @param companyId the company of the run; companies share the parsers fairly
   * @throws dev.innovationpipeline.processor.failure.StageFailedException with a code that starts
   *     with {@code document_}
   * @throws InterruptedException if the run was cancelled or the process stops
   */
  Document read(SpooledFile file, String name, String companyId) throws InterruptedException {
    try {
      Format format = ContentSniffer.formatOf(file);
      return cleaned(
          switch (format) {
            case EMPTY -> throw DocumentFailures.empty();
            case IMAGE -> throw DocumentFailures.noText();
            case BINARY -> throw DocumentFailures.unsupported("in an unknown binary format");
            case PDF -> pdf(file, companyId);
            // Decoding takes linear time and no stack, so a short text needs no thread of its own.
            case TEXT ->
                file.isShort() ? PlainText.read(file, name) : longText(file, name, companyId);
            case HTML, MAIL, RICH_TEXT, ZIP, OLE -> processes.read(file, name, maxPages, companyId);
          });
    } catch (IOException e) {
      throw DocumentFailures.corrupt("document", e);
    }
  }

  private Document pdf(SpooledFile file, String companyId)
      throws IOException, InterruptedException {
    PdfText pdf = budget.spend(companyId, () -> PdfText.read(file, maxPages));
    ScannedPages.Reading scans = scannedPages.read(file, pdf.scannedPages(), companyId);
    if (!pdf.readable(scans.texts())) {
      throw pdf.scannedPages().isEmpty()
          ? DocumentFailures.noText()
          : DocumentFailures.noText(pdf.scannedPages(), scannedPages.advice(scans));
    }
    return pdf.document(scans.texts(), scans.unread());
  }

  private Document longText(SpooledFile file, String name, String companyId)
      throws InterruptedException {
    return budget.spend(
        companyId,
        () -> {
          try {
            return PlainText.read(file, name);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** No format keeps its text free of control characters and hidden ones. */
  private static Document cleaned(Document document) {
    Document shown = document.shown(text -> HiddenCharacters.remove(UntrustedText.clean(text)));
    if (shown.text().isBlank()) {
      throw DocumentFailures.empty();
    }
    return shown;
  }

  @Override
  public void close() {
    processes.close();
  }
}
