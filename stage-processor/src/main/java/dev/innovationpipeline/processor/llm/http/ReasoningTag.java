package dev.innovationpipeline.processor.llm.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag around reasoning, such as {@code <think>}, {@code </thinking>}, {@code [THINK]} or {@code
 * ◁/think▷}, with or without attributes.
 *
 * @param opens false for one that ends the reasoning
 * @param end the index after the tag
 */
record ReasoningTag(boolean opens, int start, int end) {

  private static final List<String> NAMES =
      List.of(
          "think",
          "thinking",
          "thought",
          "thoughts",
          "reasoning",
          "reflection",
          "scratchpad",
          "analysis",
          "seed:think");

  private static final int MAX_ATTRIBUTES_LENGTH = 100;
  private static final char NONE = 0;
  private static final String OPENERS = "<[◁";

  /** The first tag that begins here or later; null for none. */
  static @Nullable ReasoningTag from(String text, int start) {
    for (int at = opener(text, start); at >= 0; at = opener(text, at + 1)) {
      ReasoningTag tag = at(text, at);
      if (tag != null) {
        return tag;
      }
    }
    return null;
  }

  /** Searched for one by one, as most answers have none; -1 for none. */
  private static int opener(String text, int from) {
    int first = -1;
    for (int i = 0; i < OPENERS.length(); i++) {
      int at = text.indexOf(OPENERS.charAt(i), from);
      first = at >= 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }

  /** Null when no tag begins here. */
  private static @Nullable ReasoningTag at(String text, int at) {
    char closer = closer(text.charAt(at));
    if (closer == NONE) {
      return null;
    }
    boolean closes = text.startsWith("/", at + 1);
    int from = at + (closes ? 2 : 1);
    for (String name : closer == ']' ? NAMES.subList(0, 1) : NAMES) {
      if (text.regionMatches(true, from, name, 0, name.length())) {
        int end = end(text, from + name.length(), closer);
        if (end > 0) {
          return new ReasoningTag(!closes, at, end);
        }
      }
    }
    return null;
  }

  private static char closer(char opener) {
    return switch (opener) {
      case '<' -> '>';
      case '[' -> ']';
      case '◁' -> '▷';
      default -> NONE;
    };
  }

  /** -1 when the name goes on or the tag does not end on its line. */
  private static int end(String text, int after, char closer) {
    if (after < text.length() && text.charAt(after) == closer) {
      return after + 1;
    }
    if (closer != '>' || after >= text.length() || text.charAt(after) != ' ') {
      return -1;
    }
    int limit = Math.min(text.length(), after + MAX_ATTRIBUTES_LENGTH);
    for (int at = after; at < limit && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == closer) {
        return at + 1;
      }
    }
    return -1;
  }

  boolean isFirstOnItsLine(String text) {
    int at = start;
    while (at > 0 && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  boolean isLastOnItsLine(String text) {
    int at = next(text);
    return at == text.length() || text.charAt(at) == '\n';
  }

  /** Whether the tag is followed by what structured answers and cards begin with. */
  boolean isBeforeAnswer(String text) {
    int at = next(text);
    return at < text.length() && "{[#`*".indexOf(text.charAt(at)) >= 0;
  }

  private int next(String text) {
    int at = end;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t' || character == '\r';
  }
}
