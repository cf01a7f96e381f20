package dev.innovationpipeline.ingest.export.content;

import java.util.List;

/** Text that every format can hold. */
public final class PlainText {

  private PlainText() {}

  /**
   * Without characters that XML 1.0 cannot hold; line breaks of all systems are {@code \n}, and
   * tabs are blanks.
   */
  public static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(PlainText::shown)
        .filter(point -> point != 0)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** The lines that are not blank, of which each is a paragraph. */
  public static List<String> paragraphs(String text) {
    return of(text).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** All of it as one line. */
  public static String line(String text) {
    return String.join(" ", paragraphs(text));
  }

  /** Of at most so many characters, with an ellipsis where it is cut. */
  public static String shortened(String text, int maxChars) {
    String line = line(text);
    if (line.length() <= maxChars) {
      return line;
    }
    int end = maxChars - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
            .strip()
        + "…";
  }

  private static int shown(int point) {
    if (point == '\t' || point == 0x0B || point == '\f') {
      return ' ';
    }
    if (point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029) {
      return '\n';
    }
    boolean isControl = Character.isISOControl(point) && point != '\n';
    boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean isNone = (point & 0xFFFE) == 0xFFFE;
    return isControl || isHalf || isNone ? 0 : point;
  }
}
