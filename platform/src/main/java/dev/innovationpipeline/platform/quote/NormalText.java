package dev.innovationpipeline.platform.quote;

import java.text.Normalizer;

/**
 * A text without the differences that copying makes: runs of white space are one blank, quotation
 * marks are plain, hyphens between words, soft hyphens and invisible characters are gone, ligatures
 * and other compatibility forms are their letters. Each character knows its place in the original.
 */
final class NormalText {

  private static final String SINGLE_QUOTES = "'’‘‚‛`´′ʼ＇";
  private static final String DOUBLE_QUOTES = "\"“”„‟«»″＂";

  private final char[] characters;
  private final int[] starts;
  private final int[] ends;
  private int length;

  private NormalText(int capacity) {
    characters = new char[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  static NormalText of(String original) {
    Writer writer = new Writer(original);
    int at = 0;
    while (at < original.length()) {
      char character = original.charAt(at);
      if (isPlain(character)) {
        writer.append(character, at, ++at);
        continue;
      }
      int point = original.codePointAt(at);
      int next = at + Character.charCount(point);
      writer.take(point, at, next);
      at = next;
    }
    return writer.finish();
  }

  int length() {
    return length;
  }

  char at(int index) {
    return characters[index];
  }

  /** Where the character begins in the original. */
  int start(int index) {
    return starts[index];
  }

  /** Where the character ends in the original. */
  int end(int index) {
    return ends[index];
  }

  @Override
  public String toString() {
    return new String(characters, 0, length);
  }

  /** Writes character after character, each with its place. */
  private static final class Writer {

    private final String original;
    private NormalText text;
    private int blankFrom = -1;
    private int dividedUntil = -1;

    Writer(String original) {
      this.original = original;
      text = new NormalText(Math.max(16, original.length()));
    }

    void take(int point, int start, int end) {
      if (isBlank(point)) {
        blankFrom = blankFrom < 0 ? start : blankFrom;
      } else if (isInvisible(point)) {
        return;
      } else if (isHyphen(point)) {
        hyphen(start, end);
      } else {
        letters(point, start, end);
      }
    }

    /** Between words and at line ends it says nothing; before a number it is a sign. */
    private void hyphen(int start, int end) {
      boolean signs =
          end < original.length()
              && Character.isDigit(original.charAt(end))
              && (start == 0 || isBlank(original.charAt(start - 1)));
      if (signs) {
        append('-', start, end);
      } else if (blankFrom < 0 && endsLine(end)) {
        skipBlanksFrom(end);
      }
    }

    private boolean endsLine(int from) {
      int at = from;
      while (at < original.length() && isBlank(original.charAt(at))) {
        if (original.charAt(at) == '\n' || original.charAt(at) == '\r') {
          return true;
        }
        at++;
      }
      return false;
    }

    /** The blank after a hyphen that divides a word belongs to the division. */
    private void skipBlanksFrom(int from) {
      dividedUntil = from;
      while (dividedUntil < original.length() && isBlank(original.charAt(dividedUntil))) {
        dividedUntil++;
      }
    }

    private void letters(int point, int start, int end) {
      char quote = quote(point);
      if (quote != 0) {
        append(quote, start, end);
      } else if (point < 0x80) {
        append((char) point, start, end);
      } else {
        String plain = Normalizer.normalize(original.substring(start, end), Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); i++) {
          append(plain.charAt(i), start, end);
        }
      }
    }

    private void append(char character, int start, int end) {
      if (blankFrom >= 0) {
        if (text.length > 0 && blankFrom >= dividedUntil) {
          put(' ', blankFrom, start);
        }
        blankFrom = -1;
      }
      put(character, start, end);
    }

    private void put(char character, int start, int end) {
      if (text.length == text.characters.length) {
        text = text.grown();
      }
      text.characters[text.length] = character;
      text.starts[text.length] = start;
      text.ends[text.length] = end;
      text.length++;
    }

    NormalText finish() {
      return text;
    }
  }

  private NormalText grown() {
    NormalText larger = new NormalText(length * 2);
    System.arraycopy(characters, 0, larger.characters, 0, length);
    System.arraycopy(starts, 0, larger.starts, 0, length);
    System.arraycopy(ends, 0, larger.ends, 0, length);
    larger.length = length;
    return larger;
  }

  /** Letters and digits that nearly all texts consist of. */
  private static boolean isPlain(char character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9';
  }

  private static boolean isBlank(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isInvisible(int point) {
    return point == 0xAD || Character.getType(point) == Character.FORMAT;
  }

  private static boolean isHyphen(int point) {
    return Character.getType(point) == Character.DASH_PUNCTUATION || point == 0x2212;
  }

  private static char quote(int point) {
    if (SINGLE_QUOTES.indexOf(point) >= 0) {
      return '\'';
    }
    return DOUBLE_QUOTES.indexOf(point) >= 0 ? '"' : 0;
  }
}
