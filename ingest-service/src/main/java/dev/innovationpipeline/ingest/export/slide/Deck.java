package dev.innovationpipeline.ingest.export.slide;

import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.export.font.OfficeFonts;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.common.usermodel.fonts.FontGroup;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSheet;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;

/** Slides of 16:9 and the texts on them, each with its fonts, its language and its direction. */
final class Deck {

  static final double WIDTH = 960;
  static final double HEIGHT = 540;
  static final double MARGIN = 48;

  static final Color INK = new Color(0x1E1D1A);
  static final Color SOFT = new Color(0x67635A);
  static final Color ACCENT = new Color(0x0F5C4A);
  static final Color AMBER = new Color(0x8A5200);

  private static final double TEMPLATE_WIDTH = 720;
  private static final double EDGE = 10;

  private final XMLSlideShow show;
  private final XSLFSlideLayout layout;

  Deck(XMLSlideShow show) {
    this.show = show;
    show.setPageSize(new Dimension((int) WIDTH, (int) HEIGHT));
    for (XSLFSlideMaster master : show.getSlideMasters()) {
      widen(master);
      for (XSLFSlideLayout each : master.getSlideLayouts()) {
        widen(each);
      }
    }
    layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_ONLY);
  }

  /** The template that POI brings is of 4:3. */
  private static void widen(XSLFSheet sheet) {
    for (XSLFShape shape : sheet.getShapes()) {
      if (shape instanceof XSLFTextShape text && hasOwnPlace(text)) {
        Rectangle2D box = text.getAnchor();
        double factor = WIDTH / TEMPLATE_WIDTH;
        text.setAnchor(
            new Rectangle2D.Double(
                box.getX() * factor, box.getY(), box.getWidth() * factor, box.getHeight()));
      }
    }
  }

  /** Else the place is that of the layout, or of the master, and setting it would move theirs. */
  private static boolean hasOwnPlace(XSLFTextShape shape) {
    return !(shape.getXmlObject() instanceof CTShape own) || own.getSpPr().isSetXfrm();
  }

  /** How a text looks. */
  record Look(double size, Color colour, boolean bold, boolean italic, double lineHeight) {

    static Look of(double size, Color colour) {
      return new Look(size, colour, false, false, size * Flow.LINE_HEIGHT);
    }

    Look inBold() {
      return new Look(size, colour, true, italic, lineHeight);
    }

    Look inItalics() {
      return new Look(size, colour, bold, true, lineHeight);
    }
  }

  /** A slide whose title is one for outlines and screen readers, too. */
  XSLFSlide slide(String title, Look look, Rectangle2D box, @Nullable String language) {
    XSLFSlide slide = show.createSlide(layout);
    XSLFAutoShape edge = slide.createAutoShape();
    edge.setAnchor(new Rectangle2D.Double(0, 0, EDGE, HEIGHT));
    edge.setFillColor(ACCENT);
    edge.setLineColor(null);
    XSLFTextShape shape = slide.getPlaceholder(0);
    shape.clearText();
    prepare(shape, box);
    add(shape, title, look, language);
    return slide;
  }

  XSLFTextShape box(XSLFSlide slide, Rectangle2D box) {
    XSLFTextShape shape = slide.createTextBox();
    shape.clearText();
    prepare(shape, box);
    return shape;
  }

  private static void prepare(XSLFTextShape shape, Rectangle2D box) {
    if (!hasOwnPlace(shape)) {
      ((CTShape) shape.getXmlObject()).getSpPr().addNewXfrm();
    }
    shape.setAnchor(box);
    shape.setVerticalAlignment(VerticalAlignment.TOP);
    shape.setTextAutofit(TextAutofit.NORMAL);
    shape.setWordWrap(true);
    shape.setLeftInset(0);
    shape.setRightInset(0);
    shape.setTopInset(0);
    shape.setBottomInset(0);
  }

  /** A paragraph for each line of the text. */
  void add(XSLFTextShape shape, String text, Look look, @Nullable String language) {
    for (String line : PlainText.paragraphs(text)) {
      XSLFTextParagraph paragraph = shape.addNewTextParagraph();
      paragraph.setLineSpacing(-look.lineHeight());
      paragraph.setSpaceBefore(0d);
      paragraph.setSpaceAfter(0d);
      boolean rightToLeft = Writing.isRightToLeft(line);
      paragraph.setTextAlign(rightToLeft ? TextAlign.RIGHT : TextAlign.LEFT);
      if (rightToLeft) {
        paragraph.getXmlObject().getPPr().setRtl(true);
      }
      XSLFTextRun run = paragraph.addNewTextRun();
      run.setText(line);
      run.setFontSize(look.size());
      run.setFontColor(look.colour());
      run.setBold(look.bold());
      run.setItalic(look.italic());
      write(run, language);
    }
  }

  private static void write(XSLFTextRun run, @Nullable String language) {
    run.setFontFamily(OfficeFonts.LATIN, FontGroup.LATIN);
    run.setFontFamily(OfficeFonts.eastAsian(language), FontGroup.EAST_ASIAN);
    run.setFontFamily(OfficeFonts.complex(language), FontGroup.COMPLEX_SCRIPT);
    if (language != null) {
      run.getRPr(true).setLang(language);
    }
  }

  /** The last paragraph of a shape goes to the side where texts from right to left begin. */
  static void alignRight(XSLFTextShape shape) {
    shape.getTextParagraphs().getLast().setTextAlign(TextAlign.RIGHT);
  }

  /** The gap below the last paragraph of a shape. */
  static void gap(XSLFTextShape shape, double points) {
    if (!shape.getTextParagraphs().isEmpty()) {
      shape.getTextParagraphs().getLast().setSpaceAfter(-points);
    }
  }

  /** The copies that POI makes of dates and numbers of the master are not valid. */
  private static void removeField(XSLFNotes notes, XSLFTextShape shape) {
    if (shape.getTextType() != Placeholder.SLIDE_IMAGE) {
      notes.removeShape(shape);
    }
  }

  void notes(XSLFSlide slide, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    XSLFNotes notes = show.getNotesSlide(slide);
    for (XSLFTextShape shape : List.of(notes.getPlaceholders())) {
      if (shape.getTextType() != Placeholder.BODY) {
        removeField(notes, shape);
      } else {
        shape.clearText();
        for (String line : lines) {
          XSLFTextParagraph paragraph = shape.addNewTextParagraph();
          if (Writing.isRightToLeft(line)) {
            paragraph.setTextAlign(TextAlign.RIGHT);
            paragraph.getXmlObject().getPPr().setRtl(true);
          }
          XSLFTextRun run = paragraph.addNewTextRun();
          run.setText(PlainText.line(line));
          write(run, Writing.of(line).language());
        }
      }
    }
  }
}
