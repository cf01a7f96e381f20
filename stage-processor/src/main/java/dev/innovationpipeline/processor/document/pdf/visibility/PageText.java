package dev.innovationpipeline.processor.document.pdf.visibility;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/** Tells which glyphs of a page are seen, and which are hidden. */
public final class PageText {

  /** Smaller text is a grey line on paper and on a screen. */
  private static final double MIN_SIZE_POINTS = 2;

  private static final double MIN_ALPHA = 0.06;

  private final PDFStreamEngine engine;
  private final Painting painting;
  private final Colours colours = new Colours();
  private final Rectangle2D page;
  private final double unit;
  private final List<Unseen> unseen = new ArrayList<>();

  private enum Sight {
    SEEN,
    /** The text of a scan is drawn invisibly; it can be read in the picture. */
    SEEN_IN_PICTURE,
    HIDDEN
  }

  private record Unseen(TextPosition glyph, Rectangle2D box, Sight sight) {}

  /** Draws a form. */
  @FunctionalInterface
  public interface FormContent {
    void draw() throws IOException;
  }

  /**
   * @param engine reads the page, and knows the operators that set colours
   */
  public PageText(PDFStreamEngine engine, PDPage page) {
    this.engine = engine;
    PDRectangle crop = page.getCropBox();
    this.page = crop.toGeneralPath().getBounds2D();
    painting = new Painting(engine, crop);
    unit = page.getUserUnit();
  }

  /** To be told of each operator before the engine obeys it. */
  public void follow(String operator, List<COSBase> operands) {
    painting.follow(operator, operands);
  }

  /** To be told of each form, around its operators. */
  public void drawForm(PDFormXObject form, FormContent content) throws IOException {
    Painting.Level outside = painting.enter(form);
    try {
      content.draw();
    } finally {
      painting.leave(outside);
    }
  }

  /**
   * To be asked for each glyph when it is drawn; remembers those that are not seen. A space is
   * never hidden, as some programs write the spaces of a line in a font of their own.
   */
  public boolean isSeen(TextPosition glyph) {
    Rectangle2D box = boxOf(glyph);
    Sight sight = sight(glyph, box);
    boolean seen = isSeen(sight, box);
    if (!seen) {
      unseen.add(new Unseen(glyph, box, sight));
    }
    return seen || glyph.getUnicode().isBlank();
  }

  /** The glyphs over which a picture was drawn after them, as scans are over their text. */
  public List<TextPosition> seenInLaterPictures() {
    return unseen.stream()
        .filter(each -> isSeen(each.sight, each.box))
        .map(Unseen::glyph)
        .filter(glyph -> !glyph.getUnicode().isBlank())
        .toList();
  }

  /** The glyphs that are not seen, when all of the page has been drawn. */
  public List<TextPosition> hidden() {
    return unseen.stream()
        .filter(each -> !isSeen(each.sight, each.box))
        .map(Unseen::glyph)
        .toList();
  }

  private boolean isSeen(Sight sight, Rectangle2D box) {
    return switch (sight) {
      case SEEN -> true;
      case SEEN_IN_PICTURE -> painting.backdrop().hasPicture(box);
      case HIDDEN -> false;
    };
  }

  private Sight sight(TextPosition glyph, Rectangle2D box) {
    if (!page.intersects(box) || painting.clips(box) || sizeOf(glyph) * unit < MIN_SIZE_POINTS) {
      return Sight.HIDDEN;
    }
    PDGraphicsState state = engine.getGraphicsState();
    RenderingMode mode = state.getTextState().getRenderingMode();
    boolean filled = mode.isFill() && state.getNonStrokeAlphaConstant() > MIN_ALPHA;
    boolean stroked = mode.isStroke() && state.getAlphaConstant() > MIN_ALPHA;
    boolean apart =
        filled && differs(box, colours.of(state.getNonStrokingColor()))
            || stroked && differs(box, colours.of(state.getStrokingColor()));
    return apart ? Sight.SEEN : Sight.SEEN_IN_PICTURE;
  }

  private boolean differs(Rectangle2D box, Optional<Colour> colour) {
    return colour.isEmpty() || !painting.backdrop().hides(box, colour.get());
  }

  /** The lower half of the glyph, in the coordinates of the page. */
  private Rectangle2D boxOf(TextPosition glyph) {
    Matrix matrix = glyph.getTextMatrix();
    double left = page.getX() + matrix.getTranslateX();
    double bottom = page.getY() + matrix.getTranslateY();
    double up = matrix.getScaleY() / 2;
    double across = matrix.getShearX() / 2;
    Rectangle2D box = new Rectangle2D.Double(left, bottom, 0, 0);
    box.add(new Point2D.Double(page.getX() + glyph.getEndX(), page.getY() + glyph.getEndY()));
    box.add(new Point2D.Double(left + across, bottom + up));
    double margin = Math.hypot(up, across) / 10;
    return new Rectangle2D.Double(
        box.getX() - margin,
        box.getY() - margin,
        box.getWidth() + 2 * margin,
        box.getHeight() + 2 * margin);
  }

  /** The smaller of height and width: text that is pressed together cannot be read, either. */
  private static double sizeOf(TextPosition glyph) {
    Matrix matrix = glyph.getTextMatrix();
    double height = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    double width = Math.hypot(matrix.getScaleX(), matrix.getShearY());
    if (glyph.getFont() instanceof PDType3Font font) {
      // Its glyphs are drawn in units of the font's own.
      double ems = font.getBoundingBox().getHeight() * Math.abs(font.getFontMatrix().getScaleY());
      return ems > 0 ? Math.min(height, width) * ems : MIN_SIZE_POINTS;
    }
    return Math.min(height, width);
  }
}
