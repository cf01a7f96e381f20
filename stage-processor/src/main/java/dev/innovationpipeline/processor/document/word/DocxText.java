package dev.innovationpipeline.processor.document.word;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;

/** Extracts the text of DOCX files: headings as in Markdown, tables row by row. */
public final class DocxText {

  private DocxText() {}

  public static Document read(SpooledFile file, String mediaType)
      throws IOException, InvalidFormatException {
    try (OPCPackage pack = OPCPackage.open(file.path().toFile(), PackageAccess.READ);
        XWPFDocument docx = new XWPFDocument(pack)) {
      int hiddenWords = HiddenRuns.removeFrom(docx);
      TextBlocks blocks = new TextBlocks();
      for (IBodyElement element : docx.getBodyElements()) {
        add(docx, element, blocks);
      }
      if (blocks.isEmpty() && !docx.getAllPictures().isEmpty()) {
        throw DocumentFailures.noText();
      }
      return new Document(blocks, mediaType, hiddenWords);
    }
  }

  private static void add(XWPFDocument docx, IBodyElement element, TextBlocks blocks) {
    switch (element) {
      case XWPFParagraph paragraph -> add(docx, paragraph, blocks);
      case XWPFTable table -> add(table, blocks);
      case XWPFSDT control -> blocks.add(control.getContent().getText());
      default -> {}
    }
  }

  private static void add(XWPFTable table, TextBlocks blocks) {
    TableText rows = new TableText(blocks);
    for (XWPFTableRow row : table.getRows()) {
      rows.addRow(row.getTableCells().stream().map(XWPFTableCell::getText).toList());
    }
    rows.end();
  }

  private static void add(XWPFDocument docx, XWPFParagraph paragraph, TextBlocks blocks) {
    int level = HeadingStyles.levelOf(styleOf(docx, paragraph));
    if (level > 0) {
      blocks.addHeading(level, paragraph.getText());
    } else if (paragraph.getNumID() != null) {
      blocks.addItem(paragraph.getText());
    } else {
      blocks.add(paragraph.getText());
    }
  }

  private static @Nullable String styleOf(XWPFDocument docx, XWPFParagraph paragraph) {
    String style = paragraph.getStyle();
    var known = style == null || docx.getStyles() == null ? null : docx.getStyles().getStyle(style);
    return known == null || known.getName() == null ? style : known.getName();
  }
}
