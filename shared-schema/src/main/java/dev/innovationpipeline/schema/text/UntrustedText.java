package dev.innovationpipeline.schema.text;

/** Text that others wrote, made fit to be kept in events, rows and logs. */
public final class UntrustedText {

  /** The most characters of a message for people that an event or a header keeps. */
  public static final int MAX_MESSAGE_CHARS = 2_000;

  /** The most characters of a name that is kept, such as that of a model. */
  public static final int MAX_NAME_CHARS = 200;

  private static final char REPLACEMENT = '\uFFFD';

  private UntrustedText() {}

  /**
   * The text without what a database, JSON, a terminal or a browser cannot hold or would obey:
   * control characters other than tab and line ends are dropped, and so are marks that reverse the
   * direction of writing; halves of surrogate pairs become U+FFFD.
   */
  public static String clean(String text) {
    int first = firstUnclean(text);
    if (first < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
    for (int at = first; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      if (isHalf(codePoint)) {
        clean.append(REPLACEMENT);
      } else if (!isDropped(codePoint)) {
        clean.appendCodePoint(codePoint);
      }
      at += Character.charCount(codePoint);
    }
    return clean.toString();
  }

  /** Whether {@link #clean} leaves the text as it is. */
  public static boolean isClean(String text) {
    return firstUnclean(text) < 0;
  }

  private static int firstUnclean(String text) {
    int at = 0;
    while (at < text.length()) {
      if (isPlain(text.charAt(at))) {
        at++;
      } else {
        int codePoint = text.codePointAt(at);
        if (isHalf(codePoint) || isDropped(codePoint)) {
          return at;
        }
        at += Character.charCount(codePoint);
      }
    }
    return -1;
  }

  /** Of the characters of nearly all texts; the others are looked at one by one. */
  private static boolean isPlain(char character) {
    return character >= ' ' && character < 0x7F || character == '\n';
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isDropped(int codePoint) {
    return codePoint < ' ' && codePoint != '\t' && codePoint != '\n' && codePoint != '\r'
        || codePoint >= 0x7F && codePoint <= 0x9F
        || codePoint >= 0x202A && codePoint <= 0x202E
        || codePoint >= 0x2066 && codePoint <= 0x2069;
  }

  /**
   * The beginning of a text that is too long, with a mark that says how long it was.
   *
   * @param maxChars the length, in UTF-16 units, that a text may have to stay as it is; the mark
   *     comes on top of it
   */
  public static String cut(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
    return "%s… (cut, %d of %d characters)".formatted(text.substring(0, end), end, text.length());
  }
}
