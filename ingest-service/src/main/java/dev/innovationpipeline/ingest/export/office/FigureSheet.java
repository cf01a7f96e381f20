package dev.innovationpipeline.ingest.export.office;

import dev.innovationpipeline.ingest.export.chart.BarChart;
import dev.innovationpipeline.ingest.export.content.Figures.Bar;
import dev.innovationpipeline.ingest.export.content.Figures.Chart;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Charts on a sheet, each beside the counts that it is drawn from. */
final class FigureSheet {

  private static final int ROWS_OF_A_CHART = 18;
  private static final float TWO_LINES = 32;
  private static final int FIRST_COLUMN = 3;
  private static final int LAST_COLUMN = 13;

  private final XSSFSheet sheet;
  private final Cells cells;

  FigureSheet(XSSFSheet sheet, Cells cells) {
    this.sheet = sheet;
    this.cells = cells;
  }

  void add(List<Chart> charts) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    int top = 0;
    for (Chart chart : charts) {
      XSSFRow explanation = sheet.createRow(top);
      explanation.setHeightInPoints(TWO_LINES);
      cells.write(explanation.createCell(0), chart.explanation());
      XSSFRow heading = sheet.createRow(top + 1);
      cells.heading(heading.createCell(0), chart.title());
      cells.heading(heading.createCell(1), "Cards");
      int row = top + 2;
      for (Bar bar : chart.bars()) {
        XSSFRow counted = sheet.createRow(row++);
        cells.write(counted.createCell(0), bar.label());
        cells.write(counted.createCell(1), bar.count());
      }
      BarChart.draw(
          drawing.createChart(
              drawing.createAnchor(
                  0, 0, 0, 0, FIRST_COLUMN, top, LAST_COLUMN, top + ROWS_OF_A_CHART - 2)),
          sheet,
          top + 2,
          chart.bars().size());
      top += ROWS_OF_A_CHART;
    }
  }
}
