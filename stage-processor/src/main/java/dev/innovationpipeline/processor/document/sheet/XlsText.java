package dev.innovationpipeline.processor.document.sheet;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import java.util.Locale;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Extracts the text of XLS files. */
public final class XlsText {

  private XlsText() {}

  public static Document read(SpooledFile file, String mediaType) throws IOException {
    DataFormatter formatter = new DataFormatter(Locale.ROOT);
    formatter.setUseCachedValuesForFormulaCells(true);
    TextBlocks blocks = new TextBlocks();
    int hiddenWords = 0;
    String title;
    try (POIFSFileSystem files = new POIFSFileSystem(file.path().toFile(), true);
        HSSFWorkbook workbook = new HSSFWorkbook(files)) {
      for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
        boolean hidden = workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index);
        SheetText text = new SheetText(blocks, workbook.getSheetName(index), hidden);
        addRows(workbook.getSheetAt(index), formatter, text);
        hiddenWords += text.end();
      }
      SummaryInformation summary = workbook.getSummaryInformation();
      title = summary == null ? null : summary.getTitle();
    }
    return new Document(blocks, mediaType, hiddenWords).titled(title);
  }

  private static void addRows(Sheet sheet, DataFormatter formatter, SheetText text) {
    for (int column = 0; column < lastColumn(sheet); column++) {
      if (sheet.isColumnHidden(column)) {
        text.hideColumns(column, column);
      }
    }
    for (Row row : sheet) {
      text.startRow(row.getZeroHeight());
      for (Cell cell : row) {
        text.addCell(cell.getColumnIndex(), formatter.formatCellValue(cell));
      }
      text.endRow();
    }
  }

  private static int lastColumn(Sheet sheet) {
    int last = 0;
    for (Row row : sheet) {
      last = Math.max(last, row.getLastCellNum());
    }
    return last;
  }
}
