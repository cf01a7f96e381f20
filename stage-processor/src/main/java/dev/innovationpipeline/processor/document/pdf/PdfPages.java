package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.pdf.file.BoundedStream;
import dev.innovationpipeline.processor.document.pdf.visibility.PageText;
import dev.innovationpipeline.processor.document.pdf.word.Words;
import dev.innovationpipeline.processor.document.text.PagedText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Collects the glyphs of each page and puts them into reading order by their positions. */
final class PdfPages extends PDFTextStripper {

  /** Those of 3,000 full pages; a file with more is an attack on the memory. */
  private static final int MAX_GLYPHS = 10_000_000;

  private static final int MAX_GLYPHS_PER_PAGE = 500_000;

  /** Of about a thousand pages; the memory of their words is about 50 MB. */
  private static final int MAX_HELD_WORDS = 300_000;

  private final List<PageWords> pages = new ArrayList<>();
  private final RunningRows runningRows = new RunningRows();
  private final List<PagedText> parts = new ArrayList<>();
  private final List<Integer> scannedPages = new ArrayList<>();

  /** Those of the pages held that have pictures. */
  private final Set<Integer> pictured = new HashSet<>();

  private JoinedText text = new JoinedText();
  private @Nullable PageText pageText;
  private int heldWords;
  private int hiddenWords;
  private int glyphs;
  private int glyphsOfPage;

  PdfPages() {
    setSuppressDuplicateOverlappingText(true);
    ColourOperators.addTo(this);
  }

  /** The text before the first scanned page, that between it and the next one, and so on. */
  List<PagedText> partsOf(PDDocument pdf) throws IOException {
    writeText(pdf, Writer.nullWriter());
    lay();
    parts.add(text.paged());
    return parts;
  }

  /** The pages with pictures and nearly no text, from 1. */
  List<Integer> scannedPages() {
    return scannedPages;
  }

  /** The headers, footers and page numbers that were left out. */
  List<String> runningRows() {
    return runningRows.texts();
  }

  /** Words that were left out because a reader could not see them. */
  int hiddenWords() {
    return hiddenWords;
  }

  /** Page content is not unpacked into memory, but too much of it takes too long to parse. */
  @Override
  public void processPage(PDPage page) throws IOException {
    Iterator<PDStream> contents = page.getContentStreams();
    while (contents.hasNext()) {
      BoundedStream.measure(contents.next().getCOSObject());
    }
    pageText = new PageText(this, page);
    super.processPage(page);
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    BoundedStream.measure(form.getCOSObject());
    pageText().drawForm(form, () -> super.showForm(form));
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
    BoundedStream.measure(group.getCOSObject());
    pageText().drawForm(group, () -> super.showTransparencyGroup(group));
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("Parsing the document was aborted.");
    }
    pageText().follow(operator.getName(), operands);
    if (ColourOperators.has(operator.getName())) {
      ColourOperators.obey(this, () -> super.processOperator(operator, operands));
    } else {
      super.processOperator(operator, operands);
    }
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    glyphs++;
    glyphsOfPage++;
    if (glyphs > MAX_GLYPHS || glyphsOfPage > MAX_GLYPHS_PER_PAGE) {
      throw DocumentFailures.unpacksTooLarge(new IllegalStateException(glyphs + " glyphs"));
    }
    if (pageText().isSeen(glyph)) {
      super.processTextPosition(glyph);
    }
  }

  /** Replaces the orders of PDFBox: that of the content stream, or rows across columns. */
  @Override
  protected void writePage() {
    pageText().seenInLaterPictures().forEach(super::processTextPosition);
    List<TextPosition> all = getCharactersByArticle().stream().flatMap(List::stream).toList();
    PageWords page = new PageWords(getCurrentPageNo(), Words.of(all));
    pages.add(page);
    if (hasPictures(getCurrentPage())) {
      pictured.add(page.number());
    }
    heldWords += page.count();
    if (heldWords > MAX_HELD_WORDS) {
      lay();
    }
    hiddenWords += Row.wordsOf(Words.of(pageText().hidden()));
    glyphsOfPage = 0;
  }

  /** Lays out the pages read so far, in which headers and footers can be told by repetition. */
  private void lay() {
    for (PageWords page : runningRows.leaveOut(pages)) {
      List<String> texts = PageLayout.textsOf(page.directions());
      text.startPage(page.number());
      texts.forEach(text::add);
      if (pictured.contains(page.number()) && PdfText.letters(texts) < PdfText.MIN_LETTERS) {
        parts.add(text.paged());
        scannedPages.add(page.number());
        text = new JoinedText();
      }
    }
    pages.clear();
    pictured.clear();
    heldWords = 0;
  }

  /** Whether it may draw an image, or a form that may draw one. */
  private static boolean hasPictures(PDPage page) {
    PDResources resources = page.getResources();
    return resources != null && resources.getXObjectNames().iterator().hasNext();
  }

  private PageText pageText() {
    return Objects.requireNonNull(pageText, "PDFBox reads operators of pages only.");
  }
}
