package dev.innovationpipeline.processor.stage.opportunity;

/**
 * Reads a line from left to right. Each step is taken or not, and never tried again at another
 * length, so reading takes time in proportion to the line whatever a model wrote in it.
 */
final class LineCursor {

  private final String line;
  private int at;

  LineCursor(String line) {
    this.line = line;
  }

  int position() {
    return at;
  }

  /** Back to an earlier position, to read what follows it in another way. */
  void returnTo(int position) {
    at = position;
  }

  boolean isAtEnd() {
    return at == line.length();
  }

  boolean isAtBlank() {
    return at < line.length() && isBlank(line.charAt(at));
  }

  boolean isAtDigit() {
    return at < line.length() && isDigit(line.charAt(at));
  }

  /** The character that stands here, in lower case; 0 at the end. */
  char peekLowerCase() {
    return isAtEnd() ? 0 : Character.toLowerCase(line.charAt(at));
  }

  /** Skips blanks; false when there is none. */
  boolean skipBlanks() {
    int from = at;
    while (isAtBlank()) {
      at++;
    }
    return at > from;
  }

  /** Skips one of the characters. */
  boolean skipOneOf(String characters) {
    if (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  /** As many of the characters as stand here, up to a limit. */
  String take(String characters, int max) {
    int from = at;
    while (at - from < max && skipOneOf(characters)) {
      // one after the other
    }
    return line.substring(from, at);
  }

  /** Skips a text, whatever its case. */
  boolean skip(String text) {
    if (line.regionMatches(true, at, text, 0, text.length())) {
      at += text.length();
      return true;
    }
    return false;
  }

  /** All digits that stand here. */
  String takeDigits() {
    int from = at;
    while (isAtDigit()) {
      at++;
    }
    return line.substring(from, at);
  }

  /** Skips a number such as those of lists, "3. " or "3) ". */
  void skipListNumber() {
    int from = at;
    int digits = takeDigits().length();
    if (digits == 0 || digits > 3 || !skipOneOf(".)") || !skipBlanks()) {
      at = from;
    }
  }

  /** Skips a bullet of a list with its blanks. */
  boolean skipBullet(String bullets) {
    int from = at;
    if (skipOneOf(bullets) && skipBlanks()) {
      return true;
    }
    at = from;
    return false;
  }

  /** Skips pictures such as emoji, with the blanks after them; false when there is none. */
  boolean skipPictures() {
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

  String rest() {
    return line.substring(at);
  }

  /** The rest without blanks at its end. */
  String restWithoutBlanks() {
    int end = line.length();
    while (end > at && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(at, end);
  }

  /** Blank as ASCII has it; wider spaces belong to the text. */
  static boolean isBlank(char character) {
    return character == ' ' || character >= '\t' && character <= '\r';
  }

  private static boolean isDigit(char character) {
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
