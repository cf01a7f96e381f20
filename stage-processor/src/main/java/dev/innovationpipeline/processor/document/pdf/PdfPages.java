package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.file.DocumentFailures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the glyphs of each page and puts them into reading order by where they stand. */
final class PdfPages extends PDFTextStripper {

  /** Ten times what 300 full pages hold; more is made to exhaust the memory. */
  private static final int MAX_GLYPHS = 10_000_000;

  private static final int MAX_GLYPHS_PER_PAGE = 500_000;

  private final List<String> pages = new ArrayList<>();
  private int glyphs;
  private int glyphsOfPage;

  PdfPages() {
    setSuppressDuplicateOverlappingText(true);
  }

  String textOf(PDDocument pdf) throws IOException {
    writeText(pdf, Writer.nullWriter());
    return pages.stream().filter(page -> !page.isBlank()).collect(Collectors.joining("\n\n"));
  }

  /** A page's content is not unpacked into memory, but reading it would take for ever. */
  @Override
  public void processPage(PDPage page) throws IOException {
    Iterator<PDStream> contents = page.getContentStreams();
    while (contents.hasNext()) {
      BoundedStream.measure(contents.next().getCOSObject());
    }
    super.processPage(page);
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    BoundedStream.measure(form.getCOSObject());
    super.showForm(form);
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("Reading this document was given up.");
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    glyphs++;
    glyphsOfPage++;
    if (glyphs > MAX_GLYPHS || glyphsOfPage > MAX_GLYPHS_PER_PAGE) {
      throw DocumentFailures.unpacksTooLarge(new IllegalStateException(glyphs + " glyphs"));
    }
    super.processTextPosition(text);
  }

  /** Replaces the order of PDFBox, which is that of the content stream or goes across columns. */
  @Override
  protected void writePage() {
    List<TextPosition> all = getCharactersByArticle().stream().flatMap(List::stream).toList();
    pages.add(PageLayout.textOf(Glyphs.words(all)));
    glyphsOfPage = 0;
  }
}
