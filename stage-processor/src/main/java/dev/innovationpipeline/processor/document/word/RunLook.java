package dev.innovationpipeline.processor.document.word;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.xmlbeans.XmlAnySimpleType;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTOnOff;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;

/** How the runs of a DOCX file look, by their own properties and those of their styles. */
final class RunLook {

  /** Of styles that are based on each other. */
  private static final int MAX_STYLES = 20;

  private static final Set<String> OFF = Set.of("0", "false", "off");
  private static final double MIN_SIZE_POINTS = 2;
  private static final double HALF_POINTS = 2;

  /** Of 255; on white, lighter greys cannot be read. */
  private static final int MIN_WHITE = 240;

  private final XWPFDocument docx;
  private final boolean white;

  RunLook(XWPFDocument docx) {
    this.docx = docx;
    white = !docx.getDocument().isSetBackground();
  }

  /**
   * @param paragraph of the run; null when it is in none
   * @param onPage whether nothing around the paragraph may have a colour, as tables have
   */
  boolean isHidden(CTR run, @Nullable CTP paragraph, boolean onPage) {
    List<CTRPr> looks = new ArrayList<>();
    boolean plain = white && onPage;
    CTRPr own = run.getRPr();
    if (own != null) {
      looks.add(own);
      if (own.sizeOfRStyleArray() > 0) {
        plain &= addStyles(own.getRStyleArray(0).getVal(), looks);
      }
    }
    CTPPrBase ofParagraph = paragraph == null ? null : paragraph.getPPr();
    if (ofParagraph != null) {
      plain &= !ofParagraph.isSetShd();
      if (ofParagraph.isSetPStyle()) {
        plain &= addStyles(ofParagraph.getPStyle().getVal(), looks);
      }
    }
    plain &=
        looks.stream().allMatch(look -> look.sizeOfShdArray() + look.sizeOfHighlightArray() == 0);
    return isVanished(looks) || isTiny(looks) || plain && isWhite(looks);
  }

  /** Returns whether none of the styles sets a colour behind the text. */
  private boolean addStyles(String id, List<CTRPr> looks) {
    boolean plain = true;
    String next = id;
    for (int count = 0; next != null && count < MAX_STYLES; count++) {
      XWPFStyle style = docx.getStyles() == null ? null : docx.getStyles().getStyle(next);
      if (style == null) {
        return plain;
      }
      var definition = style.getCTStyle();
      if (definition.isSetRPr()) {
        looks.add(definition.getRPr());
      }
      plain &= !definition.isSetPPr() || !definition.getPPr().isSetShd();
      next = definition.isSetBasedOn() ? definition.getBasedOn().getVal() : null;
    }
    return plain;
  }

  private static boolean isVanished(List<CTRPr> looks) {
    return looks.stream()
        .filter(look -> look.sizeOfVanishArray() > 0)
        .findFirst()
        .map(look -> isOn(look.getVanishArray(0)))
        .orElse(false);
  }

  private static boolean isTiny(List<CTRPr> looks) {
    return looks.stream()
        .filter(look -> look.sizeOfSzArray() > 0)
        .findFirst()
        .map(look -> points(look.getSzArray(0).xgetVal()) < MIN_SIZE_POINTS)
        .orElse(false);
  }

  private static boolean isWhite(List<CTRPr> looks) {
    return looks.stream()
        .filter(look -> look.sizeOfColorArray() > 0)
        .findFirst()
        .map(look -> isWhite(look.getColorArray(0).xgetVal().getStringValue()))
        .orElse(false);
  }

  private static boolean isOn(CTOnOff value) {
    return !value.isSetVal()
        || !OFF.contains(value.xgetVal().getStringValue().strip().toLowerCase(Locale.ROOT));
  }

  /** A number of half points, or one with a unit, which no program writes below 2 pt. */
  private static double points(XmlAnySimpleType size) {
    try {
      return Double.parseDouble(size.getStringValue()) / HALF_POINTS;
    } catch (NumberFormatException e) {
      return MIN_SIZE_POINTS;
    }
  }

  private static boolean isWhite(String color) {
    if (color.length() != 6 || !color.chars().allMatch(HexFormat::isHexDigit)) {
      return false;
    }
    int rgb = HexFormat.fromHexDigits(color);
    return (rgb >> 16) >= MIN_WHITE && (rgb >> 8 & 0xFF) >= MIN_WHITE && (rgb & 0xFF) >= MIN_WHITE;
  }
}
