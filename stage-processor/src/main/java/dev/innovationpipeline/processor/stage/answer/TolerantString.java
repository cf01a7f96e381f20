package dev.innovationpipeline.processor.stage.answer;

import org.jspecify.annotations.Nullable;

/**
 * A string in any quotes, in which line ends, tabs and quotes may stand as they are: a quote ends
 * it only where a comma, a colon, a bracket or the next string follows.
 */
final class TolerantString {

  private static final String OPENERS = "\"'`“”„‟«‘’＂";
  private static final String DOUBLE = "\"“”‟＂";
  private static final String BEFORE_NEXT = "{[}]-/#";

  private final String text;
  private final String closers;
  private int at;

  /**
   * @param start the index of its first quote
   */
  TolerantString(String text, int start) {
    this.text = text;
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
    if (follows == ',') {
      int afterComma = skipBlanks(next + 1);
      return afterComma == text.length() || isNext(text.charAt(afterComma));
    }
    return ":}]".indexOf(follows) >= 0
        || (isOpener(follows) && text.substring(at, next).indexOf('\n') >= 0);
  }

  private static boolean isNext(char character) {
    return isOpener(character)
        || BEFORE_NEXT.indexOf(character) >= 0
        || (character >= '0' && character <= '9');
  }

  private int skipBlanks(int from) {
    int next = from;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }
}
