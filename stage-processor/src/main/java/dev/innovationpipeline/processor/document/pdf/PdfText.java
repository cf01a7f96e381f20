package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF file.
 *
 * @param text paragraphs in reading order, separated by blank lines
 * @param hiddenWords the number of words that a reader of the pages could not see; they are not in
 *     the text
 * @param runningRows the headers, footers and page numbers that were left out, page by page
 */
public record PdfText(String text, int pages, int hiddenWords, List<String> runningRows) {

  /** Scanned pages often have a stamp or a caption, which is not their text. */
  private static final long MIN_LETTERS_PER_PAGE = 20;

  /**
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the file has too many
   *     pages, no text or a password, or is corrupt
   */
  public static PdfText read(SpooledFile file, int maxPages) {
    try (PDDocument pdf = BoundedPdf.load(file)) {
      int pages = pdf.getNumberOfPages();
      if (pages == 0) {
        throw DocumentFailures.empty();
      }
      if (pages > maxPages) {
        throw DocumentFailures.tooManyPages(pages, maxPages);
      }
      PdfPages read = new PdfPages();
      String text = read.textOf(pdf);
      long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
      if (letters == 0 || (letters < pages * MIN_LETTERS_PER_PAGE && hasPictures(pdf))) {
        throw DocumentFailures.noText();
      }
      return new PdfText(text, pages, read.hiddenWords(), read.runningRows());
    } catch (InvalidPasswordException e) {
      throw DocumentFailures.encrypted();
    } catch (IOException e) {
      throw DocumentFailures.corrupt("PDF", e);
    }
  }

  private static boolean hasPictures(PDDocument pdf) {
    for (PDPage page : pdf.getPages()) {
      PDResources resources = page.getResources();
      // An image, or a form that may draw one.
      if (resources != null && resources.getXObjectNames().iterator().hasNext()) {
        return true;
      }
    }
    return false;
  }
}
