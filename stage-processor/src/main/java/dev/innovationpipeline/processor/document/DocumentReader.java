package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.file.Document;
import dev.innovationpipeline.processor.document.file.DocumentFailures;
import dev.innovationpipeline.processor.document.file.DocumentSettings;
import dev.innovationpipeline.processor.document.file.SpooledFile;
import dev.innovationpipeline.processor.document.format.ContentSniffer;
import dev.innovationpipeline.processor.document.format.DocxText;
import dev.innovationpipeline.processor.document.format.OleProblem;
import dev.innovationpipeline.processor.document.format.ParseBudget;
import dev.innovationpipeline.processor.document.format.PlainText;
import dev.innovationpipeline.processor.document.pdf.PdfText;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a document's text, by what its content is. */
final class DocumentReader {

  private final ParseBudget budget;
  private final PdfText pdf;

  DocumentReader(DocumentSettings settings) {
    budget = new ParseBudget(settings.timeout());
    pdf = new PdfText(settings.maxPages());
  }

  Document read(SpooledFile file) throws InterruptedException {
    return budget.spend(
        () -> {
          try {
            return parse(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Document parse(SpooledFile file) throws IOException {
    return switch (ContentSniffer.formatOf(file)) {
      case EMPTY -> throw DocumentFailures.empty();
      case PDF -> pdf.read(file);
      case DOCX -> DocxText.read(file);
      case HTML -> throw DocumentFailures.webPage();
      case OLE -> throw OleProblem.of(file);
      case TEXT -> PlainText.read(file);
      case ZIP -> throw DocumentFailures.unsupported("an archive or an office file but not DOCX");
      case IMAGE -> throw DocumentFailures.noText();
      case RICH_TEXT -> throw DocumentFailures.unsupported("in rich text format (RTF)");
      case BINARY -> throw DocumentFailures.unsupported("in an unknown binary format");
    };
  }
}
