package dev.innovationpipeline.platform.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Goes through the words of a text: letters and digits, small and without accents. In scripts that
 * put no spaces between words, each character is one, so that a part of a sentence can be found as
 * a phrase.
 */
final class WordCursor {

  /** Postgres takes words of up to 2,046 bytes. */
  private static final int MAX_LENGTH = 200;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final char FIRST_WITHOUT_SPACES = 0xE00;

  private static final char FIRST_ACCENT = 0x300;
  private static final char LAST_ACCENT = 0x36F;

  /** Below it nothing has another form; neither have dashes and quotation marks. */
  private static final char FIRST_WITH_FORMS = 0xA0;

  private static final char FIRST_DASH = 0x2010;
  private static final char LAST_DASH = 0x2027;

  private final String text;
  private int start;
  private int end;
  private int next;

  WordCursor(String text) {
    this.text = plain(text);
  }

  /** False at the end. */
  boolean next() {
    start = next;
    while (start < text.length() && !isPart(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    if (start == text.length()) {
      return false;
    }
    int first = text.codePointAt(start);
    next = start + Character.charCount(first);
    boolean alone = isAlone(first);
    while (next < text.length() && continues(alone, text.codePointAt(next))) {
      next += Character.charCount(text.codePointAt(next));
    }
    end = Math.min(next, start + MAX_LENGTH);
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return true;
  }

  void appendTo(StringBuilder target) {
    target.append(text, start, end);
  }

  private static boolean continues(boolean alone, int character) {
    return alone ? isMark(character) : isPart(character) && !isAlone(character);
  }

  private static boolean isPart(int character) {
    return Character.isLetterOrDigit(character) || isMark(character);
  }

  private static boolean isMark(int character) {
    return character >= FIRST_ACCENT
        && switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean isAlone(int character) {
    return character >= FIRST_WITHOUT_SPACES
        && !isMark(character)
        && WITHOUT_SPACES.contains(UnicodeScript.of(character));
  }

  private static String plain(String text) {
    String composed = hasForms(text) ? Normalizer.normalize(text, Normalizer.Form.NFKD) : text;
    StringBuilder plain = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char character = composed.charAt(i);
      if (character < FIRST_ACCENT || character > LAST_ACCENT) {
        plain.append(Character.toLowerCase(character));
      }
    }
    return plain.toString();
  }

  private static boolean hasForms(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= FIRST_WITH_FORMS && (character < FIRST_DASH || character > LAST_DASH)) {
        return true;
      }
    }
    return false;
  }
}
