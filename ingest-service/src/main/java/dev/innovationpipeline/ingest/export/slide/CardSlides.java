package dev.innovationpipeline.ingest.export.slide;

import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.export.font.TextMeasure;
import dev.innovationpipeline.ingest.export.slide.Deck.Look;
import dev.innovationpipeline.ingest.export.slide.Flow.Block;
import dev.innovationpipeline.ingest.export.slide.Flow.Column;
import dev.innovationpipeline.ingest.export.slide.Flow.Layout;
import dev.innovationpipeline.schema.result.CardField;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;

/** The slide of a card, and further ones where its texts are too long for one. */
final class CardSlides {

  private static final double GUTTER = 36;
  private static final double INNER_WIDTH = Deck.WIDTH - 2 * Deck.MARGIN;
  private static final double COLUMN_WIDTH = (INNER_WIDTH - GUTTER) / 2;
  private static final double TOP = 30;
  private static final double BOTTOM = 496;
  private static final double FOOTER_TOP = 508;
  private static final double FOOTER_HEIGHT = 16;
  private static final double FOOTER_SIZE = 9;
  private static final double HEAD_GAP = 14;
  private static final double TAGLINE_SIZE = 15;
  private static final int MAX_TAGLINE_LINES = 2;
  private static final int MAX_TITLE_CHARS = 300;
  private static final String CONTINUED = " (continued)";
  private static final double USED_WIDTH = 0.96;
  private static final int MAX_SURE_CHARS = 70;
  private static final int MAX_FOOTER_CHARS = 110;
  private static final double[] TITLE_SIZES = {28, 25, 22, 20};
  private static final int MAX_TITLE_LINES = 2;

  private final Deck deck;
  private final TextMeasure measure;
  private final Flow flow;

  CardSlides(Deck deck, TextMeasure measure) {
    this.deck = deck;
    this.measure = measure;
    flow = new Flow(measure, COLUMN_WIDTH);
  }

  /** The title in its size, and its height. */
  private record Head(String text, double size, double height) {}

  void add(ExportedRun run, ExportedCard card) {
    String language = card.writing().language();
    String star = card.starred() ? "★ " : "";
    String name = "%s%d. %s".formatted(star, card.card().number(), PlainText.line(card.title()));
    String title = PlainText.shortened(name, MAX_TITLE_CHARS);
    Head head = head(title, "");
    String tagline = String.join("\n", PlainText.paragraphs(card.card().tagline()));
    int taglineLines = measure.lines(tagline, INNER_WIDTH, TAGLINE_SIZE, false).size();
    boolean inHead = taglineLines <= MAX_TAGLINE_LINES;
    double taglineHeight = inHead ? taglineLines * TAGLINE_SIZE * Flow.LINE_HEIGHT : 0;
    double firstTop = TOP + head.height() + taglineHeight + HEAD_GAP;
    Head nextHead = head(title, CONTINUED);
    double nextTop = TOP + nextHead.height() + HEAD_GAP;

    List<Block> left = new ArrayList<>();
    List<Block> right = new ArrayList<>();
    if (!inHead) {
      left.add(new Block(CardField.TAGLINE.label(), tagline, false));
    }
    place(card, left, right);
    Layout layout = flow.layout(left, right, BOTTOM - firstTop, BOTTOM - nextTop);
    boolean rightToLeft = card.writing().rightToLeft();
    List<Column> columns = layout.columns();
    for (int i = 0; i < columns.size(); i += 2) {
      boolean isFirst = i == 0;
      Head shown = isFirst ? head : nextHead;
      XSLFSlide slide = slide(shown, language);
      if (isFirst && inHead && !tagline.isEmpty()) {
        XSLFTextShape box =
            deck.box(slide, box(Deck.MARGIN, TOP + head.height(), INNER_WIDTH, taglineHeight));
        deck.add(box, tagline, Look.of(TAGLINE_SIZE, Deck.SOFT).inItalics(), language);
      }
      double top = isFirst ? firstTop : nextTop;
      column(slide, columns.get(i), layout.size(), place(0, rightToLeft, top), language);
      if (i + 1 < columns.size()) {
        column(slide, columns.get(i + 1), layout.size(), place(1, rightToLeft, top), language);
      }
      footer(slide, run, card);
      if (isFirst) {
        deck.notes(slide, notes(run, card));
      }
    }
  }

  private static void place(ExportedCard card, List<Block> left, List<Block> right) {
    for (ExportedCard.Part part : card.parts()) {
      boolean isFirst =
          part.label().equals(CardField.PROBLEM.label())
              || part.label().equals(CardField.SOLUTION.label());
      String text = String.join("\n", PlainText.paragraphs(part.text()));
      (isFirst ? left : right).add(new Block(part.label(), text, false));
    }
    if (!card.warnings().isEmpty()) {
      String warnings = String.join("\n", card.warnings().stream().map(PlainText::line).toList());
      right.add(new Block("To check", warnings, true));
    }
  }

  /** The largest size in which the title has two lines; it is cut where no size is small enough. */
  private Head head(String title, String ending) {
    for (double size : TITLE_SIZES) {
      int lines = lines(title + ending, size).size();
      if (lines <= MAX_TITLE_LINES) {
        return new Head(title + ending, size, lines * size * Flow.LINE_HEIGHT);
      }
    }
    double size = TITLE_SIZES[TITLE_SIZES.length - 1];
    String cut = title;
    while (lines(cut + ending, size).size() > MAX_TITLE_LINES) {
      cut = PlainText.shortened(cut, cut.length() - 1);
    }
    return new Head(cut + ending, size, MAX_TITLE_LINES * size * Flow.LINE_HEIGHT);
  }

  private List<TextMeasure.Line> lines(String title, double size) {
    return measure.lines(title, INNER_WIDTH * USED_WIDTH, size, true);
  }

  private XSLFSlide slide(Head head, @Nullable String language) {
    return deck.slide(
        head.text(),
        Look.of(head.size(), Deck.INK).inBold(),
        box(Deck.MARGIN, TOP, INNER_WIDTH, head.height()),
        language);
  }

  private void column(
      XSLFSlide slide, Column column, double size, Rectangle2D place, @Nullable String language) {
    if (column.pieces().isEmpty()) {
      return;
    }
    XSLFTextShape box = deck.box(slide, place);
    for (Flow.Piece piece : column.pieces()) {
      Look label =
          new Look(
              Flow.LABEL_SIZE,
              piece.isWarning() ? Deck.AMBER : Deck.ACCENT,
              true,
              false,
              Flow.LABEL_HEIGHT);
      deck.add(box, piece.label(), label, null);
      if (Writing.isRightToLeft(piece.text())) {
        Deck.alignRight(box);
      }
      deck.add(
          box,
          piece.text(),
          Look.of(size, piece.isWarning() ? Deck.AMBER : Deck.INK),
          piece.isWarning() ? null : language);
      Deck.gap(box, Flow.GAP);
    }
  }

  private static Rectangle2D place(int column, boolean rightToLeft, double top) {
    boolean isLeft = (column == 0) != rightToLeft;
    double x = isLeft ? Deck.MARGIN : Deck.MARGIN + COLUMN_WIDTH + GUTTER;
    return box(x, top, COLUMN_WIDTH, BOTTOM - top);
  }

  private static Rectangle2D box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  private void footer(XSLFSlide slide, ExportedRun run, ExportedCard card) {
    Revision revision = card.revision();
    String edited = revision == null ? "" : revision.mark() + " · ";
    XSLFTextShape box = deck.box(slide, box(Deck.MARGIN, FOOTER_TOP, INNER_WIDTH, FOOTER_HEIGHT));
    deck.add(
        box,
        PlainText.shortened(edited + run.company() + " · " + run.document(), MAX_FOOTER_CHARS),
        Look.of(FOOTER_SIZE, Deck.SOFT),
        null);
  }

  /** The evidence, the words of the model, and all of a title that the slide shortens. */
  private static List<String> notes(ExportedRun run, ExportedCard card) {
    List<String> lines = new ArrayList<>();
    if (card.title().length() > MAX_SURE_CHARS) {
      lines.add(card.title());
    }
    if (!card.grounds().isEmpty()) {
      lines.add("Rests on:");
      lines.addAll(card.grounds());
    }
    lines.addAll(card.warnings());
    Revision revision = card.revision();
    if (revision != null) {
      lines.add(revision.sentence());
    }
    if (!card.replaced().isEmpty()) {
      lines.add("As the model wrote it:");
      lines.addAll(card.replaced());
    }
    lines.add("Run " + run.id());
    return lines;
  }
}
