package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.pdf.file.BoundedPdf;
import dev.innovationpipeline.processor.document.pdf.file.CutOffPdf;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.PagedText;
import dev.innovationpipeline.processor.document.text.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PDF file.
 *
 * @param parts paragraphs in reading order, separated by blank lines, parted at each scanned page
 * @param scannedPages the pages with pictures and nearly no text, from 1
 * @param hiddenWords the number of words that a reader of the pages could not see; they are not in
 *     the text
 * @param runningRows the headers, footers and page numbers that were left out, page by page
 * @param title as the file's properties have it
 */
public record PdfText(
    List<PagedText> parts,
    List<Integer> scannedPages,
    int pages,
    int hiddenWords,
    List<String> runningRows,
    @Nullable String title) {

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
      if (CutOffPdf.isOne(pdf)) {
        throw DocumentFailures.corrupt("PDF", new IOException("The end of the file is missing"));
      }
      PdfPages read = new PdfPages();
      List<PagedText> parts = read.partsOf(pdf);
      return new PdfText(
          parts,
          read.scannedPages(),
          pages,
          read.hiddenWords(),
          read.runningRows(),
          pdf.getDocumentInformation().getTitle());
    } catch (InvalidPasswordException e) {
      throw DocumentFailures.encrypted();
    } catch (IOException e) {
      throw DocumentFailures.corrupt("PDF", e);
    }
  }

  /** The document without the text of scanned pages. */
  public Document document() {
    return document(Collections.nCopies(scannedPages.size(), ""), scannedPages);
  }

  /**
   * The document with what was recognised on the scanned pages.
   *
   * @param recognised one text for each of them
   * @param unread those of which nothing was
   */
  public Document document(List<String> recognised, List<Integer> unread) {
    PagedText text = text(recognised);
    return new Document(
            text.text(), text.pages(), "application/pdf", pages, hiddenWords, runningRows, unread)
        .titled(title);
  }

  private PagedText text(List<String> recognised) {
    StringBuilder text = new StringBuilder();
    List<Region> regions = new ArrayList<>();
    for (int index = 0; index < parts.size(); index++) {
      add(parts.get(index), text, regions);
      if (index < recognised.size()) {
        Region page = Region.page(scannedPages.get(index), 0);
        add(new PagedText(recognised.get(index), List.of(page)), text, regions);
      }
    }
    return new PagedText(text.toString(), regions);
  }

  /** Whether it is worth reading without its scanned pages. */
  public boolean readable() {
    return readable(Collections.nCopies(scannedPages.size(), ""));
  }

  /** Whether it is worth reading with what was recognised on them. */
  public boolean readable(List<String> recognised) {
    long letters = letters(parts.stream().map(PagedText::text).toList()) + letters(recognised);
    return letters > 0 && (scannedPages.isEmpty() || letters >= pages * MIN_LETTERS);
  }

  static long letters(List<String> texts) {
    return texts.stream()
        .flatMapToInt(String::codePoints)
        .filter(Character::isLetterOrDigit)
        .count();
  }

  private static void add(PagedText part, StringBuilder text, List<Region> pages) {
    if (part.text().isBlank()) {
      return;
    }
    text.append(text.isEmpty() ? "" : "\n\n");
    int start = text.length();
    part.pages().forEach(page -> pages.add(page.movedTo(start + page.start())));
    text.append(part.text());
  }
}
