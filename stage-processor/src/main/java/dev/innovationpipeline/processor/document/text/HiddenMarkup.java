package dev.innovationpipeline.processor.document.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Removes from Markdown the HTML that is not shown: comments, and elements that say that they are
 * hidden. Blocks of code are shown as they are. Read once, from left to right.
 */
final class HiddenMarkup {

  /** Elements nested deeper are taken as shown. */
  private static final int MAX_DEPTH = 100;

  private static final int MAX_TAG_LENGTH = 500;

  private static final Set<String> WITHOUT_END =
      Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr");

  private final String text;
  private final Deque<Element> open = new ArrayDeque<>();
  private final List<Range> hidden = new ArrayList<>();

  private boolean commentsEnd = true;

  private record Element(String name, int from, boolean hides) {}

  private record Range(int from, int end) {}

  private HiddenMarkup(String text) {
    this.text = text;
  }

  static Shown remove(String markdown) {
    HiddenMarkup markup = new HiddenMarkup(markdown);
    markup.read();
    return markup.shown();
  }

  private void read() {
    int at = 0;
    boolean lineStart = true;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (lineStart && text.startsWith("```", at)) {
        at = after("\n```", at + 3);
      } else if (character == '`') {
        at = afterCode(at);
      } else if (commentsEnd && text.startsWith("<!--", at)) {
        at = readComment(at);
      } else if (character == '<') {
        at = readTag(at);
      } else {
        at++;
      }
      lineStart = character == '\n';
    }
  }

  /** One that does not end is text. */
  private int readComment(int from) {
    int end = text.indexOf("-->", from + 4);
    commentsEnd = end >= 0;
    if (!commentsEnd) {
      return from + 4;
    }
    hidden.add(new Range(from, end + 3));
    return end + 3;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  /** Code within a line; a lone backtick is text. */
  private int afterCode(int from) {
    for (int at = from + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == '`') {
        return at + 1;
      }
    }
    return from + 1;
  }

  private int readTag(int from) {
    int close = text.indexOf('>', from, Math.min(text.length(), from + MAX_TAG_LENGTH));
    if (close < 0) {
      return from + 1;
    }
    int nameAt = text.startsWith("</", from) ? from + 2 : from + 1;
    int nameEnd = nameAt;
    while (nameEnd < close && Character.isLetterOrDigit(text.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == nameAt) {
      return from + 1;
    }
    String name = text.substring(nameAt, nameEnd).toLowerCase(Locale.ROOT);
    if (nameAt == from + 2) {
      end(name, close + 1);
    } else if (!WITHOUT_END.contains(name)
        && text.charAt(close - 1) != '/'
        && open.size() < MAX_DEPTH) {
      open.push(new Element(name, from, hides(text.substring(nameEnd, close))));
    }
    return close + 1;
  }

  private void end(String name, int end) {
    if (open.stream().noneMatch(element -> element.name.equals(name))) {
      return;
    }
    Element ended;
    do {
      ended = open.pop();
    } while (!ended.name.equals(name));
    if (ended.hides) {
      while (!hidden.isEmpty() && hidden.getLast().from >= ended.from) {
        hidden.removeLast();
      }
      hidden.add(new Range(ended.from, end));
    }
  }

  private static boolean hides(String attributes) {
    String plain = attributes.toLowerCase(Locale.ROOT);
    return HidingStyles.of(plain).hide() || hasHidden(plain);
  }

  /** Whether the attribute {@code hidden} is there, outside the values of others. */
  private static boolean hasHidden(String attributes) {
    StringBuilder names = new StringBuilder(attributes.length());
    char quote = 0;
    for (int index = 0; index < attributes.length(); index++) {
      char character = attributes.charAt(index);
      if (quote == 0) {
        names.append(character);
        quote = character == '"' || character == '\'' ? character : 0;
      } else if (character == quote) {
        quote = 0;
      }
    }
    StringTokenizer tokens = new StringTokenizer(names.toString());
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      if (token.equals("hidden") || token.startsWith("hidden=")) {
        return true;
      }
    }
    return false;
  }

  private Shown shown() {
    StringBuilder shown = new StringBuilder(text.length());
    int words = 0;
    int from = 0;
    for (Range range : hidden) {
      shown.append(text, from, range.from);
      words += wordsOf(text.substring(range.from, range.end));
      from = range.end;
    }
    shown.append(text, from, text.length());
    return new Shown(shown.toString(), words);
  }

  /** Without the tags and the marks of comments. */
  private static int wordsOf(String markup) {
    StringBuilder words = new StringBuilder(markup.length());
    boolean tag = false;
    String content = markup.startsWith("<!--") ? markup.substring(4, markup.length() - 3) : markup;
    for (int index = 0; index < content.length(); index++) {
      char character = content.charAt(index);
      tag = tag ? character != '>' : character == '<';
      words.append(tag || character == '>' ? ' ' : character);
    }
    return new StringTokenizer(words.toString()).countTokens();
  }
}
