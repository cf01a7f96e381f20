package dev.innovationpipeline.processor.stage.answer;

/**
 * Reads a line from left to right. Each step is taken or not, and never tried again at another
 * length, so reading takes time in proportion to the line whatever a model wrote in it.
 */
public final class LineCursor {

  private static final int MAX_REMARK_LENGTH = 60;

  private final String line;
  private int at;

  public LineCursor(String line) {
    this.line = line;
  }

  public int position() {
    return at;
  }

  /** Back to an earlier position, to read what follows it in another way. */
  public void returnTo(int position) {
    at = position;
  }

  public boolean isAtEnd() {
    return at == line.length();
  }

  public boolean isAtBlank() {
    return at < line.length() && isBlank(line.charAt(at));
  }

  public boolean isAtOneOf(String characters) {
    return at < line.length() && characters.indexOf(line.charAt(at)) >= 0;
  }

  public boolean isAtDigit() {
    return at < line.length() && isDigit(line.charAt(at));
  }

  /** The character that stands here, in lower case; 0 at the end. */
  public char peekLowerCase() {
    return isAtEnd() ? 0 : Character.toLowerCase(line.charAt(at));
  }

  /** Skips blanks; false when there is none. */
  public boolean skipBlanks() {
    int from = at;
    while (isAtBlank()) {
      at++;
    }
    return at > from;
  }

  /** Skips one of the characters. */
  public boolean skipOneOf(String characters) {
    if (isAtOneOf(characters)) {
      at++;
      return true;
    }
    return false;
  }

  /** As many of the characters as stand here, up to a limit. */
  public String take(String characters, int max) {
    int from = at;
    while (at - from < max && skipOneOf(characters)) {
      // one after the other
    }
    return line.substring(from, at);
  }

  /** Skips a text, whatever its case. */
  public boolean skip(String text) {
    if (line.regionMatches(true, at, text, 0, text.length())) {
      at += text.length();
      return true;
    }
    return false;
  }

  /** All digits that stand here. */
  public String takeDigits() {
    int from = at;
    while (isAtDigit()) {
      at++;
    }
    return line.substring(from, at);
  }

  /** Skips a number such as those of lists, "3. " or "3) ". */
  public void skipListNumber() {
    int from = at;
    int digits = takeDigits().length();
    if (digits == 0 || digits > 3 || !skipOneOf(".)") || !skipBlanks()) {
      at = from;
    }
  }

  /** Skips a bullet of a list with its blanks. */
  public boolean skipBullet(String bullets) {
    int from = at;
    if (skipOneOf(bullets) && skipBlanks()) {
      return true;
    }
    at = from;
    return false;
  }

  /** Skips a remark in parentheses; one that is long or does not end stays. */
  public void skipRemark() {
    int from = at;
    if (!skipOneOf("(")) {
      return;
    }
    while (at < line.length() && at - from < MAX_REMARK_LENGTH) {
      if (line.charAt(at++) == ')') {
        return;
      }
    }
    at = from;
  }

  /** Skips pictures such as emoji, with the blanks after them; false when there is none. */
  public boolean skipPictures() {
    int from = at;
    while (at < line.length() && isPicture(line.codePointAt(at))) {
      at += Character.charCount(line.codePointAt(at));
    }
    if (at == from) {
      return false;
    }
    skipBlanks();
    return true;
  }

  public String rest() {
    return line.substring(at);
  }

  /** The rest without blanks at its end. */
  public String restWithoutBlanks() {
    int end = line.length();
    while (end > at && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(at, end);
  }

  /** Blank as ASCII has it, or without a width or a break; other wide spaces belong to the text. */
  public static boolean isBlank(char character) {
    return character == ' '
        || character >= '\t' && character <= '\r'
        || character == '\u00A0'
        || character == '\u200B'
        || character == '\uFEFF';
  }

  public static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isPicture(int codePoint) {
    return Character.getType(codePoint) == Character.OTHER_SYMBOL
        || codePoint >= 0x1F3FB && codePoint <= 0x1F3FF // colours of skin
        || codePoint == 0xFE0F
        || codePoint == 0x20E3 // a key around a digit
        || codePoint == 0x200D;
  }
}
