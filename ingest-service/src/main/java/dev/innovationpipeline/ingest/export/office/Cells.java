package dev.innovationpipeline.ingest.export.office;

import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.export.flat.SafeCell;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.ReadingOrder;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/**
 * Writes values into cells. A text is stored as one and never computed; one that looks like a
 * formula is marked, so that it stays a text when somebody edits it.
 */
final class Cells {

  private static final int MAX_CHARS = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
  private static final String CUT = "… [cut; JSON has all of it]";

  private static final byte[] LIGHT_GREEN = {(byte) 0xFF, (byte) 0xE2, (byte) 0xEF, (byte) 0xE9};
  private static final String ESCAPED = "_x005F_";

  private final CellStyle heading;
  private final CellStyle plain;
  private final CellStyle quoted;
  private final CellStyle rightToLeft;
  private final CellStyle quotedRightToLeft;

  Cells(Workbook workbook) {
    heading = workbook.createCellStyle();
    Font bold = workbook.createFont();
    bold.setBold(true);
    heading.setFont(bold);
    ((XSSFCellStyle) heading).setFillForegroundColor(new XSSFColor(LIGHT_GREEN));
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    plain = text(workbook, false, false);
    quoted = text(workbook, true, false);
    rightToLeft = text(workbook, false, true);
    quotedRightToLeft = text(workbook, true, true);
  }

  private static CellStyle text(Workbook workbook, boolean isQuoted, boolean isRightToLeft) {
    CellStyle style = workbook.createCellStyle();
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setQuotePrefixed(isQuoted);
    if (isRightToLeft) {
      ((XSSFCellStyle) style).setReadingOrder(ReadingOrder.RIGHT_TO_LEFT);
    }
    return style;
  }

  void heading(Cell cell, String name) {
    cell.setCellValue(name);
    cell.setCellStyle(heading);
  }

  void write(Cell cell, Object value) {
    cell.setCellStyle(plain);
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof Boolean flag) {
      cell.setCellValue(flag);
    } else {
      write(cell, value.toString());
    }
  }

  private void write(Cell cell, String text) {
    String clean = escaped(PlainText.of(text));
    if (clean.isEmpty()) {
      return;
    }
    boolean isQuoted = SafeCell.isFormula(clean);
    if (Writing.isRightToLeft(clean)) {
      cell.setCellStyle(isQuoted ? quotedRightToLeft : rightToLeft);
    } else if (isQuoted) {
      cell.setCellStyle(quoted);
    }
    cell.setCellValue(
        clean.length() <= MAX_CHARS
            ? clean
            : clean.substring(0, MAX_CHARS - CUT.length() - 1) + CUT);
  }

  /** A text {@code _x0041_} would be read as an escape; here its underscore is one. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text);
    for (int i = escaped.indexOf("_x"); i >= 0; i = escaped.indexOf("_x", i + ESCAPED.length())) {
      escaped.replace(i, i + 1, ESCAPED);
    }
    return escaped.toString();
  }
}
