package dev.innovationpipeline.processor.stage.answer;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A string in any quotes, in which line ends, tabs and quotes may stand as they are. A quote ends
 * it only before what may follow a string in its place, so that no text is cut at a quote within
 * it.
 */
final class TolerantString {

  private static final String OPENERS = "\"'`“”„‟«‘’＂";
  private static final String DOUBLE = "\"“”‟＂";
  private static final String BRACKETS = "}])";
  private static final String BEFORE_ELEMENT = "{[(}])-/#";
  private static final int MAX_KEY_LENGTH = 60;

  /** The place of a string, which decides what may follow it. */
  enum Place {
    KEY,
    VALUE,
    ELEMENT
  }

  private final String text;
  private final String closers;
  private final Place place;
  private int at;

  /**
   * @param start the index of its first quote
   */
  TolerantString(String text, int start, Place place) {
    this.text = text;
    this.place = place;
    this.closers = closers(text.charAt(start));
    this.at = start + 1;
  }

  static boolean isOpener(char character) {
    return OPENERS.indexOf(character) >= 0;
  }

  private static String closers(char opener) {
    return switch (opener) {
      case '"', '\'', '`' -> String.valueOf(opener);
      case '«' -> "»";
      case '‘', '’' -> "’‘";
      default -> DOUBLE;
    };
  }

  /** Null when the text ends before the string does. */
  @Nullable String read() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char character = text.charAt(at++);
      if (character == '\\' && at < text.length()) {
        value.append(escaped());
      } else if (closers.indexOf(character) >= 0 && endsHere()) {
        return value.toString();
      } else {
        value.append(character);
      }
    }
    return null;
  }

  /** The index after what was read. */
  int end() {
    return at;
  }

  private char escaped() {
    char character = text.charAt(at++);
    return switch (character) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b', 'f' -> ' ';
      case 'u' -> unicode();
      default -> character;
    };
  }

  private char unicode() {
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = at + digit < text.length() ? Character.digit(text.charAt(at + digit), 16) : -1;
      if (value < 0) {
        return 'u';
      }
      code = code * 16 + value;
    }
    at += 4;
    return (char) code;
  }

  private boolean endsHere() {
    int next = skipBlanks(at);
    if (next == text.length()) {
      return true;
    }
    char follows = text.charAt(next);
    return switch (place) {
      case KEY -> isColon(follows) || isComma(follows) || follows == '}';
      case VALUE -> BRACKETS.indexOf(follows) >= 0 || isBefore(next, this::isKey);
      case ELEMENT -> BRACKETS.indexOf(follows) >= 0 || isBefore(next, this::isElement);
    };
  }

  /** Whether a comma, or the end of the line in place of it, and then the next one follow. */
  private boolean isBefore(int from, IntPredicate isNext) {
    if (isComma(text.charAt(from))) {
      int next = skipBlanks(from + 1);
      return next == text.length() || isNext.test(next);
    }
    return isOpener(text.charAt(from))
        && text.substring(at, from).indexOf('\n') >= 0
        && isNext.test(from);
  }

  private boolean isElement(int from) {
    char character = text.charAt(from);
    return isOpener(character)
        || BEFORE_ELEMENT.indexOf(character) >= 0
        || LineCursor.isDigit(character);
  }

  /** A key is short and in quotes, and a colon comes after it; a bracket or comment may follow. */
  private boolean isKey(int from) {
    char character = text.charAt(from);
    if (BRACKETS.indexOf(character) >= 0 || character == '/' || character == '#') {
      return true;
    }
    if (!isOpener(character)) {
      return false;
    }
    int limit = Math.min(text.length(), from + MAX_KEY_LENGTH);
    char last = character;
    for (int end = from + 1; end < limit; end++) {
      char next = text.charAt(end);
      if (isColon(next)) {
        return end > from + 1 && (isOpener(last) || last == '»');
      }
      if (isComma(next) || BRACKETS.indexOf(next) >= 0) {
        return false;
      }
      last = Character.isWhitespace(next) ? last : next;
    }
    return false;
  }

  static boolean isColon(char character) {
    return character == ':' || character == '：';
  }

  static boolean isComma(char character) {
    return character == ',' || character == '，';
  }

  private int skipBlanks(int from) {
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}
