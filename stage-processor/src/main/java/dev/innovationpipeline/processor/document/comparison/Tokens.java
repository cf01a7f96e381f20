package dev.innovationpipeline.processor.document.comparison;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text: what stands between white space, without the punctuation around it. In
 * scripts that put no spaces between words, each character counts as a word.
 */
final class Tokens {

  private static final char SOFT_HYPHEN = '\u00AD';

  private final List<String> tokens = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();

  private Tokens() {}

  /** In the order of the text; ligatures and other forms of letters count as the letters. */
  static List<String> of(String text) {
    Tokens found = new Tokens();
    Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(found::add);
    found.end();
    return found.tokens;
  }

  private void add(int character) {
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      end();
    } else if (isWithoutSpaces(character)) {
      end();
      tokens.add(Character.toString(character));
    } else if (character != SOFT_HYPHEN) {
      open.appendCodePoint(character);
    }
  }

  private void end() {
    int from = 0;
    int to = open.length();
    while (from < to && !isOfWord(open.codePointAt(from))) {
      from += Character.charCount(open.codePointAt(from));
    }
    while (from < to && !isOfWord(open.codePointBefore(to))) {
      to -= Character.charCount(open.codePointBefore(to));
    }
    if (from < to) {
      tokens.add(open.substring(from, to));
    }
    open.setLength(0);
  }

  private static boolean isOfWord(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }

  private static boolean isWithoutSpaces(int character) {
    if (!Character.isLetter(character)) {
      return false;
    }
    return switch (UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
