package dev.innovationpipeline.processor.stage.opportunity.markdown;

import dev.innovationpipeline.processor.stage.answer.LineCursor;
import org.jspecify.annotations.Nullable;

/** Takes the marks off titles of cards. */
final class CardTitle {

  private static final String MARKS = "*_";
  private static final int MAX_MARKS = 3;

  private CardTitle() {}

  /** Without closing # and without marks around the whole. */
  static String inHeading(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String title = withoutClosingHashes(text.strip());
    String mark = new LineCursor(title).take(MARKS, MAX_MARKS);
    int inner = title.length() - mark.length();
    if (mark.isEmpty() || inner <= mark.length() || !title.endsWith(mark)) {
      return title;
    }
    String unmarked = title.substring(mark.length(), inner);
    return unmarked.indexOf('*') < 0 && unmarked.indexOf('_') < 0 ? unmarked : title;
  }

  private static String withoutClosingHashes(String title) {
    int end = title.length();
    while (end > 0 && title.charAt(end - 1) == '#') {
      end--;
    }
    boolean closes = end < title.length() && end > 0 && LineCursor.isBlank(title.charAt(end - 1));
    return closes ? title.substring(0, end).stripTrailing() : title;
  }

  /** Without marks around it and without the word "title" before it. */
  static String inLine(String line) {
    LineCursor cursor = new LineCursor(line);
    skipAll(cursor, "#*_");
    int start = cursor.position();
    if (cursor.skip("title")) {
      skipAll(cursor, "*_");
      if (!cursor.skipOneOf(":")) {
        cursor.returnTo(start);
      }
    }
    skipAll(cursor, "*_");
    String rest = cursor.rest();
    int end = rest.length();
    while (end > 0 && isMarkOrBlank(rest.charAt(end - 1))) {
      end--;
    }
    return rest.substring(0, end).strip();
  }

  private static void skipAll(LineCursor cursor, String marks) {
    while (cursor.skipBlanks() || cursor.skipOneOf(marks)) {
      // one after the other
    }
  }

  private static boolean isMarkOrBlank(char character) {
    return character == '*' || character == '_' || LineCursor.isBlank(character);
  }
}
