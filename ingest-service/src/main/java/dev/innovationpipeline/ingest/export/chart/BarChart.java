package dev.innovationpipeline.ingest.export.chart;

import dev.innovationpipeline.ingest.export.content.Figures.Bar;
import dev.innovationpipeline.ingest.export.content.Figures.Chart;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A chart of horizontal bars, each with its count. */
public final class BarChart {

  private static final byte[] ACCENT = {0x0F, 0x5C, 0x4A};
  private static final String SERIES = "Cards";

  private BarChart() {}

  /** In a text or on a slide, with its figures in a workbook of its own. */
  public static void draw(XDDFChart drawn, Chart chart) {
    String[] labels = chart.bars().stream().map(Bar::label).toArray(String[]::new);
    Double[] counts = chart.bars().stream().map(bar -> (double) bar.count()).toArray(Double[]::new);
    plot(
        drawn,
        XDDFDataSourcesFactory.fromArray(labels, range(drawn, labels.length, 0), 0),
        XDDFDataSourcesFactory.fromArray(counts, range(drawn, labels.length, 1), 1),
        drawn.setSheetTitle(SERIES, 1));
  }

  /**
   * On a sheet, of its own cells.
   *
   * @param labels in the first column, the counts beside them in the second
   */
  public static void draw(XDDFChart drawn, XSSFSheet sheet, int firstRow, int labels) {
    int lastRow = firstRow + labels - 1;
    plot(
        drawn,
        XDDFDataSourcesFactory.fromStringCellRange(
            sheet, new CellRangeAddress(firstRow, lastRow, 0, 0)),
        XDDFDataSourcesFactory.fromNumericCellRange(
            sheet, new CellRangeAddress(firstRow, lastRow, 1, 1)),
        new CellReference(sheet.getSheetName(), firstRow - 1, 1, true, true));
  }

  private static void plot(
      XDDFChart drawn,
      XDDFDataSource<String> labels,
      XDDFNumericalDataSource<Double> counts,
      CellReference title) {
    XDDFCategoryAxis names = drawn.createCategoryAxis(AxisPosition.LEFT);
    names.setOrientation(AxisOrientation.MAX_MIN);
    XDDFValueAxis values = drawn.createValueAxis(AxisPosition.TOP);
    values.setMinimum(0);
    values.setNumberFormat("0");
    XDDFBarChartData data = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, names, values);
    data.setBarDirection(BarDirection.BAR);
    data.setVaryColors(false);
    XDDFChartData.Series series = data.addSeries(labels, counts);
    series.setTitle(SERIES, title);
    XDDFShapeProperties look = new XDDFShapeProperties();
    look.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(ACCENT)));
    series.setShapeProperties(look);
    drawn.setAutoTitleDeleted(true);
    drawn.plot(data);
    var bars = drawn.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0);
    var shown = bars.isSetDLbls() ? bars.getDLbls() : bars.addNewDLbls();
    shown.addNewShowLegendKey().setVal(false);
    shown.addNewShowVal().setVal(true);
    shown.addNewShowCatName().setVal(false);
    shown.addNewShowSerName().setVal(false);
    shown.addNewShowPercent().setVal(false);
    shown.addNewShowBubbleSize().setVal(false);
  }

  private static String range(XDDFChart drawn, int rows, int column) {
    return drawn.formatRange(new CellRangeAddress(1, rows, column, column));
  }
}
