package dev.innovationpipeline.processor.document.text;

/** Finds paragraphs, which blank lines part. Each text is read once. */
final class Lines {

  private Lines() {}

  /** The index of the first character from there on that is not white space. */
  static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The index after the last character before {@code to} that is not white space. */
  static int trimEnd(String text, int from, int to) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The end of the line before the next blank one, or of the text. */
  static int endOfParagraph(String text, int from) {
    int line = text.indexOf('\n', from);
    while (line >= 0) {
      int at = line + 1;
      while (at < text.length() && text.charAt(at) != '\n' && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length() || text.charAt(at) == '\n') {
        return line;
      }
      line = text.indexOf('\n', at);
    }
    return text.length();
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\r';
  }
}
