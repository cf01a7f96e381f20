package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.file.Document;
import dev.innovationpipeline.processor.document.file.DocumentFailures;
import dev.innovationpipeline.processor.document.file.SpooledFile;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Reads PDF. */
public final class PdfText {

  static final String MEDIA_TYPE = "application/pdf";

  /** Scanned pages often carry a stamp or a layer's name, and that is not their text. */
  private static final long CAPTION_LETTERS = 20;

  private final int maxPages;

  public PdfText(int maxPages) {
    this.maxPages = maxPages;
  }

  public Document read(SpooledFile file) {
    try (PDDocument pdf = BoundedPdf.load(file)) {
      int pages = pdf.getNumberOfPages();
      if (pages == 0) {
        throw DocumentFailures.empty();
      }
      if (pages > maxPages) {
        throw DocumentFailures.tooManyPages(pages, maxPages);
      }
      String text = new PdfPages().textOf(pdf);
      long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
      if (letters == 0 || (letters < pages * CAPTION_LETTERS && hasPictures(pdf))) {
        throw DocumentFailures.noText();
      }
      return new Document(text, MEDIA_TYPE, pages);
    } catch (InvalidPasswordException e) {
      throw DocumentFailures.encrypted();
    } catch (IOException e) {
      throw DocumentFailures.corrupt("PDF", e);
    }
  }

  private static boolean hasPictures(PDDocument pdf) {
    for (PDPage page : pdf.getPages()) {
      PDResources resources = page.getResources();
      // A picture, or a form that draws one.
      if (resources != null && resources.getXObjectNames().iterator().hasNext()) {
        return true;
      }
    }
    return false;
  }
}
