package dev.innovationpipeline.ingest.export.slide;

import dev.innovationpipeline.ingest.export.chart.BarChart;
import dev.innovationpipeline.ingest.export.content.Figures.Chart;
import dev.innovationpipeline.ingest.export.slide.Deck.Look;
import java.awt.geom.Rectangle2D;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/** A chart of bars, with its figures in a workbook of its own, so that people can edit it. */
final class ChartSlide {

  private static final double INNER_WIDTH = Deck.WIDTH - 2 * Deck.MARGIN;

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
    BarChart.draw(drawn, chart);
    slide.addChart(drawn, emu(Deck.MARGIN, 112, INNER_WIDTH, 380));
    return slide;
  }

  private static Rectangle2D emu(double x, double y, double width, double height) {
    return new Rectangle2D.Double(
        Units.toEMU(x), Units.toEMU(y), Units.toEMU(width), Units.toEMU(height));
  }
}
