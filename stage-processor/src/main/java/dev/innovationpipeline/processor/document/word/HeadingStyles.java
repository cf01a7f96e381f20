package dev.innovationpipeline.processor.document.word;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The styles of headings, whose names are the same in every language of Word. */
final class HeadingStyles {

  private static final String HEADING = "heading";
  private static final int MAX_LEVEL = 9;

  private HeadingStyles() {}

  /** From 1; 0 if it is not the style of a heading. */
  static int levelOf(@Nullable String style) {
    if (style == null) {
      return 0;
    }
    String plain = style.toLowerCase(Locale.ROOT).replace(" ", "");
    if (plain.equals("title")) {
      return 1;
    }
    if (plain.length() != HEADING.length() + 1 || !plain.startsWith(HEADING)) {
      return 0;
    }
    int level = plain.charAt(HEADING.length()) - '0';
    return level >= 1 && level <= MAX_LEVEL ? level : 0;
  }
}
