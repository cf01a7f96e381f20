package dev.innovationpipeline.ingest.export.slide;

import dev.innovationpipeline.ingest.export.content.Figures.Bar;
import dev.innovationpipeline.ingest.export.content.Figures.Chart;
import dev.innovationpipeline.ingest.export.slide.Deck.Look;
import java.awt.geom.Rectangle2D;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/** A chart of bars, with its figures in a workbook of its own, so that people can edit it. */
final class ChartSlide {

  private static final double INNER_WIDTH = Deck.WIDTH - 2 * Deck.MARGIN;
  private static final byte[] ACCENT = {0x0F, 0x5C, 0x4A};

  private ChartSlide() {}

  static XSLFSlide add(Deck deck, XMLSlideShow show, Chart chart) {
    XSLFSlide slide =
        deck.slide(
            chart.title(),
            Look.of(28, Deck.INK).inBold(),
            new Rectangle2D.Double(Deck.MARGIN, 30, INNER_WIDTH, 40),
            null);
    deck.add(
        deck.box(slide, new Rectangle2D.Double(Deck.MARGIN, 74, INNER_WIDTH, 24)),
        chart.explanation(),
        Look.of(14, Deck.SOFT),
        null);
    XSLFChart drawn = show.createChart(slide);
    draw(drawn, chart);
    slide.addChart(drawn, emu(Deck.MARGIN, 112, INNER_WIDTH, 380));
    return slide;
  }

  private static Rectangle2D emu(double x, double y, double width, double height) {
    return new Rectangle2D.Double(
        Units.toEMU(x), Units.toEMU(y), Units.toEMU(width), Units.toEMU(height));
  }

  private static void draw(XSLFChart drawn, Chart chart) {
    String[] labels = chart.bars().stream().map(Bar::label).toArray(String[]::new);
    Double[] counts = chart.bars().stream().map(bar -> (double) bar.count()).toArray(Double[]::new);
    XDDFCategoryAxis names = drawn.createCategoryAxis(AxisPosition.LEFT);
    names.setOrientation(AxisOrientation.MAX_MIN);
    XDDFValueAxis values = drawn.createValueAxis(AxisPosition.TOP);
    values.setMinimum(0);
    values.setNumberFormat("0");
    XDDFDataSource<String> categories =
        XDDFDataSourcesFactory.fromArray(labels, range(drawn, labels.length, 0), 0);
    XDDFNumericalDataSource<Double> figures =
        XDDFDataSourcesFactory.fromArray(counts, range(drawn, labels.length, 1), 1);
    XDDFBarChartData data = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, names, values);
    data.setBarDirection(BarDirection.BAR);
    data.setVaryColors(false);
    XDDFChartData.Series series = data.addSeries(categories, figures);
    series.setTitle("Cards", drawn.setSheetTitle("Cards", 1));
    XDDFShapeProperties look = new XDDFShapeProperties();
    look.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(ACCENT)));
    series.setShapeProperties(look);
    drawn.setAutoTitleDeleted(true);
    drawn.plot(data);
    var labelsOfBars = drawn.getCTChart().getPlotArea().getBarChartArray(0).getSerArray(0);
    var shown = labelsOfBars.isSetDLbls() ? labelsOfBars.getDLbls() : labelsOfBars.addNewDLbls();
    shown.addNewShowLegendKey().setVal(false);
    shown.addNewShowVal().setVal(true);
    shown.addNewShowCatName().setVal(false);
    shown.addNewShowSerName().setVal(false);
    shown.addNewShowPercent().setVal(false);
    shown.addNewShowBubbleSize().setVal(false);
  }

  private static String range(XSLFChart drawn, int rows, int column) {
    return drawn.formatRange(new CellRangeAddress(1, rows, column, column));
  }
}
