package dev.innovationpipeline.platform.check;

import dev.innovationpipeline.platform.check.word.SmallLetters;
import java.util.Locale;

/**
 * A word of letters and its neighbours in the line.
 *
 * @param start its first character
 * @param end the character after its last; the same as its start where there is no word
 */
record TextWord(int start, int end) {

  /** A blank, a hyphen or both. */
  private static final int MAX_GAP = 2;

  static TextWord at(String text, int start) {
    return new TextWord(start, end(text, start));
  }

  /** The character after the last letter of a word that begins here. */
  static int end(String text, int start) {
    int end = start;
    while (end < text.length() && SmallLetters.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  String lower(String text) {
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** The word after a blank or a hyphen; an empty one where something else follows. */
  TextWord next(String text) {
    int at = end;
    while (at < text.length() && at - end < MAX_GAP && isGap(text.charAt(at))) {
      at++;
    }
    return at == end ? new TextWord(end, end) : at(text, at);
  }

  /** The word before a blank or a hyphen; an empty one where something else stands there. */
  TextWord previous(String text) {
    return before(text, start);
  }

  static TextWord before(String text, int position) {
    int last = position;
    while (last > 0 && position - last < MAX_GAP && isGap(text.charAt(last - 1))) {
      last--;
    }
    int first = last;
    while (first > 0 && Character.isLetter(text.charAt(first - 1))) {
      first--;
    }
    return new TextWord(first, last);
  }

  private static boolean isGap(char character) {
    return Character.isSpaceChar(character) || character == '-' || character == '‑';
  }
}
