package dev.innovationpipeline.processor.document.word;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Shown;
import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import java.util.StringJoiner;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;

/** Extracts the text of DOCX files: headings as in Markdown, tables row by row. */
public final class DocxText {

  private final XWPFDocument docx;
  private final TextBoxes boxes;
  private final TextBlocks blocks = new TextBlocks();

  private DocxText(XWPFDocument docx) {
    this.docx = docx;
    boxes = new TextBoxes(docx);
  }

  public static Document read(SpooledFile file, String mediaType)
      throws IOException, InvalidFormatException {
    try (OPCPackage pack = OPCPackage.open(file.path().toFile(), PackageAccess.READ);
        XWPFDocument docx = new XWPFDocument(pack)) {
      int hiddenWords = HiddenRuns.removeFrom(docx);
      DocxText text = new DocxText(docx);
      docx.getBodyElements().forEach(text::add);
      if (text.blocks.isEmpty() && !docx.getAllPictures().isEmpty()) {
        throw DocumentFailures.noText();
      }
      hiddenWords += Shown.wordsOf(text.boxes.hidden());
      return new Document(text.blocks, mediaType, hiddenWords)
          .titled(docx.getProperties().getCoreProperties().getTitle());
    }
  }

  private void add(IBodyElement element) {
    switch (element) {
      case XWPFParagraph paragraph -> {
        add(paragraph);
        boxes.of(paragraph).forEach(this::add);
      }
      case XWPFTable table -> add(table);
      case XWPFSDT control -> blocks.add(control.getContent().getText());
      default -> {}
    }
  }

  private void add(XWPFTable table) {
    TableText rows = new TableText(blocks);
    for (XWPFTableRow row : table.getRows()) {
      rows.addRow(row.getTableCells().stream().map(this::textOf).toList());
    }
    rows.end();
  }

  /** With text boxes and tables in it, a line for each paragraph. */
  private String textOf(XWPFTableCell cell) {
    StringJoiner lines = new StringJoiner("\n");
    cell.getBodyElements().forEach(element -> addTo(lines, element));
    return lines.toString();
  }

  private void addTo(StringJoiner lines, IBodyElement element) {
    switch (element) {
      case XWPFParagraph paragraph -> {
        lines.add(textOf(paragraph));
        boxes.of(paragraph).forEach(inBox -> lines.add(textOf(inBox)));
      }
      case XWPFTable inner ->
          inner.getRows().stream()
              .flatMap(row -> row.getTableCells().stream())
              .forEach(cell -> lines.add(textOf(cell)));
      case XWPFSDT control -> lines.add(control.getContent().getText());
      default -> {}
    }
  }

  private void add(XWPFParagraph paragraph) {
    String text = textOf(paragraph);
    int level = HeadingStyles.levelOf(styleOf(paragraph));
    if (level > 0) {
      blocks.addHeading(level, text);
    } else if (paragraph.getNumID() != null) {
      blocks.addItem(text);
    } else {
      blocks.add(text);
    }
  }

  /**
   * As the library gives it, without the texts of pictures, which it takes before some are hidden.
   */
  private static String textOf(XWPFParagraph paragraph) {
    boolean pictured =
        paragraph.getRuns().stream().anyMatch(run -> run.getCTR().sizeOfPictArray() > 0);
    if (!pictured) {
      return paragraph.getText();
    }
    StringBuilder text = new StringBuilder();
    for (IRunElement element : paragraph.getIRuns()) {
      switch (element) {
        case XWPFRun run -> text.append(run.getCTR().sizeOfDelTextArray() > 0 ? "" : run.text());
        case XWPFSDT control -> text.append(control.getContent().getText());
        default -> {}
      }
    }
    return text.append(paragraph.getFootnoteText()).toString();
  }

  private @Nullable String styleOf(XWPFParagraph paragraph) {
    String style = paragraph.getStyle();
    var known = style == null || docx.getStyles() == null ? null : docx.getStyles().getStyle(style);
    return known == null || known.getName() == null ? style : known.getName();
  }
}
