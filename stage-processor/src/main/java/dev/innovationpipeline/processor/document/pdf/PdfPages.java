package dev.innovationpipeline.processor.document.pdf;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.pdf.word.Words;
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

/** Collects the glyphs of each page and puts them into reading order by their positions. */
final class PdfPages extends PDFTextStripper {

  /** Ten times the glyphs of 300 full pages; a file with more is an attack on the memory. */
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

  /** Page content is not unpacked into memory, but too much of it takes too long to parse. */
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
      throw new InterruptedIOException("Parsing the document was aborted.");
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

  /** Replaces the orders of PDFBox: that of the content stream, or rows across columns. */
  @Override
  protected void writePage() {
    List<TextPosition> all = getCharactersByArticle().stream().flatMap(List::stream).toList();
    pages.add(PageLayout.textOf(Words.of(all)));
    glyphsOfPage = 0;
  }
}
