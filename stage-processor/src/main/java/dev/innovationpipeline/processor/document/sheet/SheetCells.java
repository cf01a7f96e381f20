package dev.innovationpipeline.processor.document.sheet;

import java.util.Set;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Puts the cells of an XLSX sheet into a text as a reader would see them. */
final class SheetCells extends XSSFSheetXMLHandler {

  private static final Set<String> TRUE = Set.of("1", "true");

  /** Of a sheet; the format has no more. */
  private static final int MAX_COLUMNS = 16_384;

  private final SheetText text;
  private final Rows rows;

  SheetCells(
      @Nullable Styles styles, SharedStrings strings, DataFormatter formatter, SheetText text) {
    this(styles, strings, formatter, text, new Rows(text));
  }

  private SheetCells(
      @Nullable Styles styles,
      SharedStrings strings,
      DataFormatter formatter,
      SheetText text,
      Rows rows) {
    super(styles, strings, rows, formatter, false);
    this.text = text;
    this.rows = rows;
  }

  @Override
  public void startElement(String namespace, String name, String qualified, Attributes attributes)
      throws SAXException {
    boolean hidden = isTrue(attributes.getValue("hidden"));
    if (name.equals("col") && hidden) {
      int first = columnOf(attributes.getValue("min"));
      text.hideColumns(first, Math.max(first, columnOf(attributes.getValue("max"))));
    } else if (name.equals("row")) {
      rows.hidden = hidden;
    }
    super.startElement(namespace, name, qualified, attributes);
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && TRUE.contains(value);
  }

  private static int columnOf(@Nullable String number) {
    int column = number == null ? 1 : Integer.parseInt(number);
    return Math.clamp(column, 1, MAX_COLUMNS) - 1;
  }

  private static final class Rows implements SheetContentsHandler {

    private final SheetText text;
    private boolean hidden;

    Rows(SheetText text) {
      this.text = text;
    }

    @Override
    public void startRow(int number) {
      text.startRow(hidden);
    }

    @Override
    public void endRow(int number) {
      text.endRow();
    }

    @Override
    public void cell(
        @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
      int column = reference == null ? text.cells() : new CellReference(reference).getCol();
      if (value != null && column >= text.cells() && column < MAX_COLUMNS) {
        text.addCell(column, value);
      }
    }
  }
}
