package dev.innovationpipeline.processor.document.text;

import java.util.List;
import java.util.Locale;

/** The styles of CSS that hide an element. */
public final class HidingStyles {

  private static final List<String> DECLARATIONS =
      List.of("display:none", "visibility:hidden", "font-size:0", "opacity:0");

  private HidingStyles() {}

  /** Whether one of the declarations, such as those of an attribute, hides the element. */
  public static boolean hide(String declarations) {
    String plain = declarations.toLowerCase(Locale.ROOT).replace(" ", "");
    return DECLARATIONS.stream().anyMatch(declaration -> has(plain, declaration));
  }

  /** Not for {@code font-size:0.9em}. */
  private static boolean has(String plain, String declaration) {
    int end = plain.indexOf(declaration) + declaration.length();
    return plain.contains(declaration)
        && (end == plain.length() || ".123456789".indexOf(plain.charAt(end)) < 0);
  }
}
