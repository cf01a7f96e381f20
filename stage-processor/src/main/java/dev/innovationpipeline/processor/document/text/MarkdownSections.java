package dev.innovationpipeline.processor.document.text;

import dev.innovationpipeline.schema.document.Place.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds the sections of Markdown by their headings, outside of blocks of code. */
final class MarkdownSections {

  private static final int MAX_LEVEL = 6;
  private static final String FENCE = "```";

  private MarkdownSections() {}

  static List<Region> of(String markdown) {
    List<Region> sections = new ArrayList<>();
    boolean code = false;
    for (int at = 0; at < markdown.length(); at = afterLine(markdown, at)) {
      if (markdown.startsWith(FENCE, at)) {
        code = !code;
      } else if (!code && isHeading(markdown, at)) {
        String line = markdown.substring(at, endOfLine(markdown, at));
        sections.add(Region.of(Kind.SECTION, sections.size() + 1, nameOf(line), at));
      }
    }
    return sections;
  }

  private static boolean isHeading(String markdown, int start) {
    int at = start;
    while (at < markdown.length() && markdown.charAt(at) == '#') {
      at++;
    }
    return at > start
        && at - start <= MAX_LEVEL
        && at + 1 < markdown.length()
        && markdown.charAt(at) == ' '
        && !Character.isWhitespace(markdown.charAt(at + 1));
  }

  private static String nameOf(String heading) {
    int from = 0;
    while (heading.charAt(from) == '#') {
      from++;
    }
    return heading.substring(from).strip();
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int afterLine(String text, int from) {
    return endOfLine(text, from) + 1;
  }
}
