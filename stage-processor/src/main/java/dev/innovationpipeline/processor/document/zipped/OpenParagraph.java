package dev.innovationpipeline.processor.document.zipped;

/** The text of a paragraph that is being read. */
final class OpenParagraph {

  private final StringBuilder text = new StringBuilder();

  void append(String part) {
    text.append(part);
  }

  /**
   * A part as it is to be appended: white space counts as one space, and none after another one.
   */
  String collapsed(String part) {
    StringBuilder collapsed = new StringBuilder(part.length());
    boolean space = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
    for (int at = 0; at < part.length(); at++) {
      char character = part.charAt(at);
      boolean white = character == ' ' || character == '\n' || character == '\t';
      if (!white) {
        collapsed.append(character);
      } else if (!space) {
        collapsed.append(' ');
      }
      space = white;
    }
    return collapsed.toString();
  }

  void trimEnd() {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
