package dev.innovationpipeline.processor.document.text;

/** Finds where a long paragraph can be divided. */
final class SentenceEnds {

  private static final String WITH_SPACE = ".!?";

  /** Of scripts without spaces. */
  private static final String WITHOUT_SPACE = "。！？";

  private static final String CLOSING = "\"'”’»)]";

  private SentenceEnds() {}

  /**
   * The end of the last sentence in the second half of a part of a text; where there is none, of
   * the last line, then of the last word, then of the part, but never within a character.
   */
  static int before(String text, int from, int to) {
    int half = from + (to - from) / 2;
    int line = 0;
    int word = 0;
    for (int at = to; at > half; at--) {
      if (endsSentence(text, at)) {
        return at;
      }
      if (Character.isWhitespace(text.charAt(at))) {
        word = word == 0 ? at : word;
        line = line == 0 && text.charAt(at) == '\n' ? at : line;
      }
    }
    if (line > 0 || word > 0) {
      return line > 0 ? line : word;
    }
    return Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
  }

  private static boolean endsSentence(String text, int at) {
    if (WITHOUT_SPACE.indexOf(text.charAt(at - 1)) >= 0) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(at))) {
      return false;
    }
    int last = at - 1;
    while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return WITH_SPACE.indexOf(text.charAt(last)) >= 0;
  }
}
