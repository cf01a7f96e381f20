package dev.innovationpipeline.stages.document;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF. */
final class PdfText {

  static final String MEDIA_TYPE = "application/pdf";

  private final int maxPages;

  PdfText(int maxPages) {
    this.maxPages = maxPages;
  }

  Document read(SpooledFile file) {
    try (PDDocument pdf =
        Loader.loadPDF(file.path().toFile(), "", IOUtils.createTempFileOnlyStreamCache())) {
      int pages = pdf.getNumberOfPages();
      if (pages == 0) {
        throw DocumentFailures.empty();
      }
      if (pages > maxPages) {
        throw DocumentFailures.tooManyPages(pages, maxPages);
      }
      String text = new PdfPages().textOf(pdf);
      if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
        throw DocumentFailures.noText();
      }
      return new Document(text, MEDIA_TYPE, pages);
    } catch (InvalidPasswordException e) {
      throw DocumentFailures.encrypted();
    } catch (IOException e) {
      throw DocumentFailures.corrupt("PDF", e);
    }
  }
}
