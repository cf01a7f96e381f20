package dev.innovationpipeline.processor.document.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The declarations of CSS that hide an element or its text.
 *
 * @param values by their names; of equal names the last
 */
public record HidingStyles(Map<String, String> values) {

  private static final double MIN_SIZE_POINTS = 2;
  private static final double POINTS_IN_PIXEL = 0.75;

  /** Units and words that go by the size around the element. */
  private static final Set<String> RELATIVE =
      Set.of("em", "%", "ex", "ch", "smaller", "larger", "inherit", "unset");

  public HidingStyles {
    values = Map.copyOf(values);
  }

  /** Those of an attribute, or of all attributes of an element. */
  public static HidingStyles of(String declarations) {
    Map<String, String> values = new HashMap<>();
    StringTokenizer all = new StringTokenizer(plain(declarations), ";\"'");
    while (all.hasMoreTokens()) {
      String declaration = all.nextToken();
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String name = declaration.substring(declaration.lastIndexOf('=', colon) + 1, colon);
        values.put(name, declaration.substring(colon + 1).replace("!important", ""));
      }
    }
    return new HidingStyles(values);
  }

  /** In lower case, without white space and comments. */
  private static String plain(String declarations) {
    StringBuilder plain = new StringBuilder(declarations.length());
    int lastEnd = declarations.lastIndexOf("*/");
    int at = 0;
    while (at < declarations.length()) {
      if (at + 2 <= lastEnd && declarations.startsWith("/*", at)) {
        at = declarations.indexOf("*/", at + 2) + 2;
      } else {
        char character = declarations.charAt(at);
        if (!Character.isWhitespace(character)) {
          plain.append(character);
        }
        at++;
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether they hide the text of the element, if nothing in it says otherwise. */
  public boolean hide() {
    return hideAll() || invisible().orElse(false) || tiny().orElse(false);
  }

  /** Whether they hide the element with all that is in it, whatever that declares. */
  public boolean hideAll() {
    return value("display").equals("none") || isZero(value("opacity"));
  }

  /** Whether text is not drawn; empty when it is drawn as that around the element. */
  public Optional<Boolean> invisible() {
    return switch (value("visibility")) {
      case "hidden", "collapse" -> Optional.of(true);
      case "visible", "initial" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Whether text is too small to be read; empty when it goes by the size around the element. */
  public Optional<Boolean> tiny() {
    String size = value("font-size");
    int end = numberEnd(size);
    String unit = size.substring(end);
    if (end == 0) {
      return size.isEmpty() || RELATIVE.contains(size) ? Optional.empty() : Optional.of(false);
    }
    double number = number(size.substring(0, end));
    return switch (unit) {
      case "px" -> Optional.of(number * POINTS_IN_PIXEL < MIN_SIZE_POINTS);
      case "pt" -> Optional.of(number < MIN_SIZE_POINTS);
      default ->
          number > 0 && RELATIVE.contains(unit) ? Optional.empty() : Optional.of(number == 0);
    };
  }

  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  private static boolean isZero(String value) {
    int end = numberEnd(value);
    return end > 0 && number(value.substring(0, end)) == 0;
  }

  private static int numberEnd(String value) {
    int end = 0;
    while (end < value.length() && ".0123456789".indexOf(value.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  /** One that is none counts as large. */
  private static double number(String digits) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      return Double.MAX_VALUE;
    }
  }
}
