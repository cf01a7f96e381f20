package dev.innovationpipeline.processor.document.web;

import dev.innovationpipeline.processor.document.text.HidingStyles;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * How text looks, as far as the elements around it say so themselves.
 *
 * @param colour empty when it is not known
 * @param background the colour behind it; empty when it is not known
 */
record TextLook(boolean invisible, boolean tiny, OptionalInt colour, OptionalInt background) {

  private static final int WHITE = 0xFFFFFF;
  private static final int TRANSPARENT = -1;

  /** Of 255; lighter greys cannot be read on white. */
  private static final int MIN_DIFFERENCE = 16;

  /** Values that leave a colour as it is around the element. */
  private static final Set<String> KEEPING = Set.of("", "inherit", "unset");

  /** Values that leave the background as it is around the element. */
  private static final Set<String> NO_BACKGROUND = Set.of("transparent", "none", "initial");

  /**
   * The look at the root of a page.
   *
   * @param styled whether it has style sheets, which are not read and may decide on all colours
   */
  static TextLook ofPage(boolean styled) {
    OptionalInt background = styled ? OptionalInt.empty() : OptionalInt.of(WHITE);
    return new TextLook(false, false, OptionalInt.empty(), background);
  }

  /**
   * The look within an element of a text of this look.
   *
   * @param styled whether the page has style sheets, so that only the element's own colours count
   */
  TextLook within(Element element, HidingStyles styles, boolean styled) {
    OptionalInt front = styled ? OptionalInt.empty() : colour;
    OptionalInt back = styled ? OptionalInt.empty() : background;
    String fontColour = element.normalName().equals("font") ? element.attr("color") : "";
    back = element.hasAttr("background") ? OptionalInt.empty() : back;
    for (String value :
        List.of(
            element.attr("bgcolor"),
            styles.value("background-color"),
            styles.value("background"))) {
      back = NO_BACKGROUND.contains(value) ? back : declared(value, back);
    }
    return new TextLook(
        styles.invisible().orElse(invisible),
        styles.tiny().orElse(tiny),
        declared(styles.value("color"), declared(fontColour, front)),
        back);
  }

  /** Whether a reader cannot see the text. */
  boolean hides() {
    if (invisible || tiny) {
      return true;
    }
    return colour.isPresent()
        && (colour.getAsInt() == TRANSPARENT
            || background.isPresent() && isNear(colour.getAsInt(), background.getAsInt()));
  }

  private static boolean isNear(int colour, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((colour >> shift & 0xFF) - (other >> shift & 0xFF)) >= MIN_DIFFERENCE) {
        return false;
      }
    }
    return true;
  }

  private static OptionalInt declared(String value, OptionalInt around) {
    String colour = value.strip().toLowerCase(Locale.ROOT);
    return KEEPING.contains(colour) ? around : colourOf(colour);
  }

  /** Empty for one of the many that are not told apart here. */
  private static OptionalInt colourOf(String value) {
    return switch (value) {
      case "white" -> OptionalInt.of(WHITE);
      case "black" -> OptionalInt.of(0);
      case "transparent" -> OptionalInt.of(TRANSPARENT);
      default ->
          value.startsWith("rgb(") && value.endsWith(")")
              ? ofNumbers(value.substring("rgb(".length(), value.length() - 1))
              : ofDigits(value.startsWith("#") ? value.substring(1) : value);
    };
  }

  private static OptionalInt ofDigits(String digits) {
    if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
      return OptionalInt.empty();
    }
    return switch (digits.length()) {
      case 6 -> OptionalInt.of(HexFormat.fromHexDigits(digits));
      case 3 -> {
        StringBuilder doubled = new StringBuilder();
        digits.chars().forEach(digit -> doubled.append((char) digit).append((char) digit));
        yield OptionalInt.of(HexFormat.fromHexDigits(doubled));
      }
      default -> OptionalInt.empty();
    };
  }

  /** Three from 0 to 255, with commas between. */
  private static OptionalInt ofNumbers(String text) {
    String[] numbers = text.split(",", -1);
    if (numbers.length != 3) {
      return OptionalInt.empty();
    }
    try {
      int colour = 0;
      for (String number : numbers) {
        colour = colour << 8 | Math.clamp(Integer.parseInt(number.strip()), 0, 255);
      }
      return OptionalInt.of(colour);
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
