package dev.innovationpipeline.processor.document.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** XLSX and XLS files read alike. */
class WorkbookTextTest {

  private static final int ROWS = 60;

  @TempDir private Path directory;

  static List<Supplier<Workbook>> formats() {
    return List.of(XSSFWorkbook::new, HSSFWorkbook::new);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void repeatsTheHeaderWithEachGroupOfRows(Supplier<Workbook> format) throws Exception {
    try (Workbook workbook = format.get()) {
      Sheet sheet = workbook.createSheet("Sales");
      add(sheet, "Report of the year");
      add(sheet, "Town", "Jars");
      for (int number = 0; number < ROWS; number++) {
        add(sheet, "Town " + number, String.valueOf(number));
      }
      Document document = read(workbook);
      List<String> blocks = List.of(document.text().split("\n\n"));
      assertThat(blocks.getFirst()).isEqualTo("## Sheet: Sales");
      assertThat(blocks.get(1)).startsWith("Report of the year\nTown | Jars\nTown 0 | 0\n");
      assertThat(blocks).hasSize(4);
      assertThat(blocks.subList(2, 4)).allMatch(block -> block.startsWith("Town | Jars\nTown "));
      assertThat(document.text()).contains("Town " + (ROWS - 1) + " | " + (ROWS - 1));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void leavesOutAndCountsWhatIsHidden(Supplier<Workbook> format) throws Exception {
    try (Workbook workbook = format.get()) {
      Sheet sheet = workbook.createSheet("Shown");
      add(sheet, "Town", "secret margin", "Jars");
      add(sheet, "Kiel", "3", "77").setZeroHeight(true);
      add(sheet, "Lund", "4", "12");
      sheet.setColumnHidden(1, true);
      add(workbook.createSheet("Costs"), "rent of the warehouse");
      add(workbook.createSheet("Plans"), "more");
      workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
      workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
      Document document = read(workbook);
      assertThat(document.text()).isEqualTo("## Sheet: Shown\n\nTown | Jars\nLund | 12");
      assertThat(document.hiddenWords()).isEqualTo(2 + 3 + 1 + 4 + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void showsNumbersDatesAndResultsAsTheyAreShown(Supplier<Workbook> format) throws Exception {
    try (Workbook workbook = format.get()) {
      Row row = workbook.createSheet("Cells").createRow(3);
      var percent = workbook.createCellStyle();
      percent.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
      var date = workbook.createCellStyle();
      date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
      row.createCell(0).setCellValue(0.125);
      row.getCell(0).setCellStyle(percent);
      row.createCell(2).setCellValue(45_000);
      row.getCell(2).setCellStyle(date);
      row.createCell(3).setCellFormula("1+2");
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      assertThat(read(workbook).text()).endsWith("12.5% |  | 2023-03-15 | 3");
    }
  }

  private static Row add(Sheet sheet, String... cells) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    Stream.of(cells)
        .forEach(cell -> row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell));
    return row;
  }

  private Document read(Workbook workbook) throws Exception {
    Path file = directory.resolve("workbook");
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    SpooledFile spooled = SpooledFile.of(file);
    return workbook instanceof XSSFWorkbook
        ? XlsxText.read(spooled, "application/xlsx")
        : XlsText.read(spooled, "application/xls");
  }
}
