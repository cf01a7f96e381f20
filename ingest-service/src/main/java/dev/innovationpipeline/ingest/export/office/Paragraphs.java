package dev.innovationpipeline.ingest.export.office;

import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Writing;
import dev.innovationpipeline.ingest.export.font.OfficeFonts;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Writes paragraphs by styles of names that Word knows, each with its direction and language. */
final class Paragraphs {

  private static final int TWIPS_PER_POINT = 20;
  private static final int HALVES_PER_POINT = 2;

  /** The styles: sizes and distances are in points. */
  enum Style {
    TITLE("Title", "Title", 26, "0F5C4A", true, false, 0, 4, -1),
    SUBTITLE("Subtitle", "Subtitle", 12, "67635A", false, false, 0, 12, -1),
    HEADING_1("Heading1", "heading 1", 18, "0F5C4A", true, false, 24, 6, 0),
    HEADING_2("Heading2", "heading 2", 15, "1E1D1A", true, false, 18, 4, 1),
    TAGLINE("Tagline", "Tagline", 11, "67635A", false, true, 0, 6, -1),
    LABEL("Label", "Label", 9, "0F5C4A", true, false, 6, 0, -1),
    BODY("BodyText", "Body Text", 11, "1E1D1A", false, false, 0, 4, -1),
    ITEM("ListItem", "List Item", 10, "1E1D1A", false, false, 0, 3, -1),
    WARNING("Warning", "Warning", 10, "8A5200", false, false, 0, 3, -1),
    SOFT("Soft", "Soft", 9, "67635A", false, false, 0, 6, -1);

    private final String id;
    private final String label;
    private final int size;
    private final String colour;
    private final boolean bold;
    private final boolean italic;
    private final int before;
    private final int after;
    private final int outline;

    Style(
        String id,
        String label,
        int size,
        String colour,
        boolean bold,
        boolean italic,
        int before,
        int after,
        int outline) {
      this.id = id;
      this.label = label;
      this.size = size;
      this.colour = colour;
      this.bold = bold;
      this.italic = italic;
      this.before = before;
      this.after = after;
      this.outline = outline;
    }
  }

  private final XWPFDocument document;

  Paragraphs(XWPFDocument document) {
    this.document = document;
    XWPFStyles styles = document.createStyles();
    for (Style style : Style.values()) {
      styles.addStyle(new XWPFStyle(definition(style), styles));
    }
    CTSectPr page = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = page.addNewPgSz();
    size.setW(BigInteger.valueOf(11906));
    size.setH(BigInteger.valueOf(16838));
    CTPageMar margins = page.addNewPgMar();
    BigInteger margin = twips(64);
    margins.setTop(margin);
    margins.setBottom(margin);
    margins.setLeft(margin);
    margins.setRight(margin);
    margins.setHeader(twips(32));
    margins.setFooter(twips(32));
    margins.setGutter(BigInteger.ZERO);
    XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph number = footer.createParagraph();
    number.setStyle(Style.SOFT.id);
    number.getCTP().addNewFldSimple().setInstr("PAGE");
  }

  private static BigInteger twips(int points) {
    return BigInteger.valueOf((long) points * TWIPS_PER_POINT);
  }

  private static CTStyle definition(Style style) {
    CTStyle definition = CTStyle.Factory.newInstance();
    definition.setType(STStyleType.PARAGRAPH);
    definition.setStyleId(style.id);
    definition.addNewName().setVal(style.label);
    definition.addNewQFormat();
    CTPPrGeneral paragraph = definition.addNewPPr();
    if (style.bold) {
      paragraph.addNewKeepNext();
    }
    var spacing = paragraph.addNewSpacing();
    spacing.setBefore(twips(style.before));
    spacing.setAfter(twips(style.after));
    if (style == Style.ITEM || style == Style.WARNING) {
      paragraph.addNewInd().setLeft(twips(12));
    }
    if (style.outline >= 0) {
      paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(style.outline));
    }
    CTRPr text = definition.addNewRPr();
    fonts(text, null);
    if (style.bold) {
      text.addNewB();
      text.addNewBCs();
    }
    if (style.italic) {
      text.addNewI();
    }
    text.addNewColor().setVal(style.colour);
    BigInteger halves = BigInteger.valueOf((long) style.size * HALVES_PER_POINT);
    text.addNewSz().setVal(halves);
    text.addNewSzCs().setVal(halves);
    return definition;
  }

  private static void fonts(CTRPr properties, @Nullable String language) {
    CTFonts fonts = properties.addNewRFonts();
    fonts.setAscii(OfficeFonts.LATIN);
    fonts.setHAnsi(OfficeFonts.LATIN);
    fonts.setEastAsia(OfficeFonts.eastAsian(language));
    fonts.setCs(OfficeFonts.complex(language));
  }

  /** A paragraph for each line of the text; none for a blank one. */
  void add(Style style, String text, @Nullable String language) {
    for (String line : PlainText.paragraphs(text)) {
      XWPFParagraph paragraph = document.createParagraph();
      paragraph.setStyle(style.id);
      if (Writing.isRightToLeft(line)) {
        paragraph.getCTP().getPPr().addNewBidi();
      }
      for (Writing.Run run : Writing.runs(line)) {
        addRun(paragraph.getCTP().addNewR(), run, language);
      }
    }
  }

  private static void addRun(CTR element, Writing.Run run, @Nullable String language) {
    CTRPr properties = element.addNewRPr();
    fonts(properties, language);
    if (run.rightToLeft()) {
      properties.addNewRtl();
    }
    if (language != null) {
      var languages = properties.addNewLang();
      if (OfficeFonts.isEastAsian(language)) {
        languages.setEastAsia(language);
      } else if (OfficeFonts.isComplex(language)) {
        languages.setBidi(language);
      } else {
        languages.setVal(language);
      }
    }
    var text = element.addNewT();
    text.setStringValue(run.text());
    text.setSpace(SpaceAttribute.Space.PRESERVE);
  }
}
