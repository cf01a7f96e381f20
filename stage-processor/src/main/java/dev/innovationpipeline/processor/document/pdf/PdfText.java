package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF file.
 *
 * @param parts paragraphs in reading order, separated by blank lines, parted at each scanned page
 * @param scannedPages the pages with pictures and nearly no text, from 1
 * @param hiddenWords the number of words that a reader of the pages could not see; they are not in
 *     the text
 * @param runningRows the headers, footers and page numbers that were left out, page by page
 */
public record PdfText(
    List<String> parts,
    List<Integer> scannedPages,
    int pages,
    int hiddenWords,
    List<String> runningRows) {

  /** Of a page; scanned ones often have a stamp or a caption, which is not their text. */
  static final long MIN_LETTERS = 20;

  public PdfText {
    parts = List.copyOf(parts);
    scannedPages = List.copyOf(scannedPages);
    runningRows = List.copyOf(runningRows);
  }

  /**
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if the file has too many
   *     pages or a password, or is corrupt
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
      List<String> parts = read.partsOf(pdf);
      return new PdfText(parts, read.scannedPages(), pages, read.hiddenWords(), read.runningRows());
    } catch (InvalidPasswordException e) {
      throw DocumentFailures.encrypted();
    } catch (IOException e) {
      throw DocumentFailures.corrupt("PDF", e);
    }
  }

  /** The text without that of scanned pages. */
  public String text() {
    return text(Collections.nCopies(scannedPages.size(), ""));
  }

  /**
   * The text with what was recognised on the scanned pages.
   *
   * @param recognised one text for each of them
   */
  public String text(List<String> recognised) {
    StringJoiner text = new StringJoiner("\n\n");
    for (int index = 0; index < parts.size(); index++) {
      add(parts.get(index), text);
      add(index < recognised.size() ? recognised.get(index) : "", text);
    }
    return text.toString();
  }

  /** Whether it is worth reading without its scanned pages. */
  public boolean readable() {
    return readable(Collections.nCopies(scannedPages.size(), ""));
  }

  /** Whether it is worth reading with what was recognised on them. */
  public boolean readable(List<String> recognised) {
    long letters = letters(parts) + letters(recognised);
    return letters > 0 && (scannedPages.isEmpty() || letters >= pages * MIN_LETTERS);
  }

  static long letters(List<String> texts) {
    return texts.stream()
        .flatMapToInt(String::codePoints)
        .filter(Character::isLetterOrDigit)
        .count();
  }

  private static void add(String part, StringJoiner text) {
    if (!part.isBlank()) {
      text.add(part);
    }
  }
}
