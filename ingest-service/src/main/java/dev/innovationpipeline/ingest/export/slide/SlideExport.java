package dev.innovationpipeline.ingest.export.slide;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.Figures;
import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.font.TextMeasure;
import dev.innovationpipeline.ingest.export.slide.Deck.Look;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** A title slide, charts of figures over all cards, and a slide for each card. */
public final class SlideExport implements ExportWriter {

  private static final double INNER_WIDTH = Deck.WIDTH - 2 * Deck.MARGIN;
  private static final int MAX_HEADING_CHARS = 110;
  private static final int MAX_ORIGIN_CHARS = 220;
  private static final int MAX_LOSSES = 5;
  private static final int MAX_LOSS_CHARS = 160;

  private final ExportTitle title;
  private final OutputStream out;
  private final XMLSlideShow show = new XMLSlideShow();
  private final Deck deck = new Deck(show);
  private final CardSlides slides;
  private final Figures figures = new Figures();
  private final XSLFTextShape counted;
  private int runs;

  public SlideExport(ExportTitle title, TextMeasure measure, OutputStream out) {
    this.title = title;
    this.out = out;
    slides = new CardSlides(deck, measure);
    show.getProperties().getCoreProperties().setTitle(title.heading());
    show.getProperties().getCoreProperties().setCreator("Innovation Pipeline");
    counted = titleSlide();
  }

  private XSLFTextShape titleSlide() {
    XSLFSlide first =
        deck.slide(
            PlainText.shortened(title.heading(), MAX_HEADING_CHARS),
            Look.of(38, Deck.ACCENT).inBold(),
            new Rectangle2D.Double(Deck.MARGIN, 150, INNER_WIDTH, 104),
            null);
    XSLFTextShape below =
        deck.box(first, new Rectangle2D.Double(Deck.MARGIN, 268, INNER_WIDTH, 100));
    deck.add(
        below, PlainText.shortened(title.origin(), MAX_ORIGIN_CHARS), Look.of(18, Deck.INK), null);
    Deck.gap(below, Flow.GAP);
    ExportedRun run = title.run();
    if (run != null && !run.losses().isEmpty()) {
      XSLFTextShape lost =
          deck.box(first, new Rectangle2D.Double(Deck.MARGIN, 380, INNER_WIDTH, 120));
      run.losses().stream()
          .limit(MAX_LOSSES)
          .map(loss -> PlainText.shortened(loss, MAX_LOSS_CHARS))
          .forEach(loss -> deck.add(lost, loss, Look.of(13, Deck.AMBER), null));
      deck.notes(first, run.losses());
    }
    return below;
  }

  @Override
  public void add(ExportedRun run) {
    runs++;
    for (ExportedCard card : run.cards()) {
      figures.add(card);
      slides.add(run, card);
    }
  }

  @Override
  public void finish() throws IOException {
    int cards = figures.cards();
    String words = cards == 1 ? "1 card" : "%,d cards".formatted(cards);
    deck.add(
        counted,
        runs == 1 ? words : words + " of %,d runs".formatted(runs),
        Look.of(14, Deck.SOFT),
        null);
    int place = 1;
    for (Figures.Chart chart : figures.charts()) {
      show.setSlideOrder(ChartSlide.add(deck, show, chart), place++);
    }
    show.write(out);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    show.close();
    out.close();
  }
}
