package dev.innovationpipeline.processor.stage.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the few tags of HTML that models write among Markdown into Markdown. */
public final class HtmlTags {

  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("b", "**"),
          Map.entry("/b", "**"),
          Map.entry("strong", "**"),
          Map.entry("/strong", "**"),
          Map.entry("h1", "# "),
          Map.entry("h2", "## "),
          Map.entry("h3", "### "),
          Map.entry("h4", "#### "),
          Map.entry("li", "- "),
          Map.entry("/h1", ""),
          Map.entry("/h2", ""),
          Map.entry("/h3", ""),
          Map.entry("/h4", ""),
          Map.entry("/li", ""),
          Map.entry("p", ""),
          Map.entry("/p", ""),
          Map.entry("ul", ""),
          Map.entry("/ul", ""));

  private static final int MAX_LENGTH = 8;

  private HtmlTags() {}

  /** The line with Markdown in place of tags; other tags stay. */
  public static String asMarkdown(String line) {
    if (line.indexOf('<') < 0) {
      return line;
    }
    StringBuilder markdown = new StringBuilder();
    for (int at = 0; at < line.length(); ) {
      int end = line.charAt(at) == '<' ? end(line, at) : -1;
      String mark = end < 0 ? null : mark(line, at, end);
      if (mark == null) {
        markdown.append(line.charAt(at++));
      } else {
        markdown.append(mark);
        at = end + 1;
      }
    }
    return markdown.toString();
  }

  private static @Nullable String mark(String line, int start, int end) {
    return MARKS.get(line.substring(start + 1, end));
  }

  /** The index of the tag's end; -1 when it is far away. */
  private static int end(String line, int start) {
    int limit = Math.min(line.length(), start + MAX_LENGTH + 2);
    for (int at = start + 1; at < limit; at++) {
      if (line.charAt(at) == '>') {
        return at;
      }
    }
    return -1;
  }
}
