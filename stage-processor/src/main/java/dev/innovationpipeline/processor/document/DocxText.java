package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.NotOfficeXmlFileException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Extracts the text of DOCX files: headings as in Markdown, tables row by row. */
final class DocxText {

  private static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** The XML of a thousand pages; the default of POI is 4 GB. */
  private static final long MAX_PART_BYTES = 100L * 1024 * 1024;

  static {
    ZipSecureFile.setMaxEntrySize(MAX_PART_BYTES);
  }

  private DocxText() {}

  static Document read(SpooledFile file) {
    try (InputStream in = file.open();
        XWPFDocument docx = new XWPFDocument(in)) {
      int hiddenWords = HiddenRuns.removeFrom(docx);
      StringJoiner text = new StringJoiner("\n\n");
      for (IBodyElement element : docx.getBodyElements()) {
        String block = blockOf(docx, element).strip();
        if (!block.isEmpty()) {
          text.add(block);
        }
      }
      if (text.length() == 0) {
        throw docx.getAllPictures().isEmpty()
            ? DocumentFailures.empty()
            : DocumentFailures.noText();
      }
      return new Document(text.toString(), MEDIA_TYPE, hiddenWords);
    } catch (IOException | POIXMLException | NotOfficeXmlFileException | IllegalStateException e) {
      if (String.valueOf(e.getMessage()).contains("Zip bomb")) {
        throw DocumentFailures.unpacksTooLarge(e);
      }
      throw DocumentFailures.corrupt("DOCX file", e);
    }
  }

  private static String blockOf(XWPFDocument docx, IBodyElement element) {
    return switch (element) {
      case XWPFParagraph paragraph -> markdownPrefixOf(docx, paragraph) + paragraph.getText();
      case XWPFTable table ->
          table.getRows().stream()
              .map(
                  row ->
                      row.getTableCells().stream()
                          .map(cell -> cell.getText().strip().replace('\n', ' '))
                          .collect(Collectors.joining(" | ")))
              .collect(Collectors.joining("\n"));
      case XWPFSDT control -> control.getContent().getText();
      default -> "";
    };
  }

  private static String markdownPrefixOf(XWPFDocument docx, XWPFParagraph paragraph) {
    String style = paragraph.getStyle();
    if (style == null || paragraph.getText().isBlank()) {
      return "";
    }
    var known = docx.getStyles() == null ? null : docx.getStyles().getStyle(style);
    String name = known == null || known.getName() == null ? style : known.getName();
    String plain = name.toLowerCase(Locale.ROOT).replace(" ", "");
    if (plain.equals("title")) {
      return "# ";
    }
    if (List.of("heading1", "heading2", "heading3", "heading4", "heading5").contains(plain)) {
      return "#".repeat(plain.charAt(plain.length() - 1) - '0') + " ";
    }
    return paragraph.getNumID() == null ? "" : "- ";
  }
}
