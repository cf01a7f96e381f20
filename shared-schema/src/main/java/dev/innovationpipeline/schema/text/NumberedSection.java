package dev.innovationpipeline.schema.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stage's Markdown with a number in its heading, such as {@code ## Trend 2: Refill}.
 *
 * @param title the heading without its number
 * @param body the lines below it, up to the next heading of the same or a higher level
 */
public record NumberedSection(int number, String title, String body) {

  private static final int MAX_LEVEL = 4;
  private static final int MAX_DIGITS = 2;
  private static final int MAX_WORD = 30;

  private record Heading(int level, @Nullable NumberedSection section) {}

  /** In their order; of two with one number the first. Sections without a number are left out. */
  public static List<NumberedSection> in(String markdown) {
    List<NumberedSection> sections = new ArrayList<>();
    int openLevel = 0;
    NumberedSection open = null;
    StringBuilder body = new StringBuilder();
    for (String line : (Iterable<String>) markdown.lines()::iterator) {
      Heading heading = heading(line);
      boolean ends = heading != null && (open == null || heading.level <= openLevel);
      if (heading != null && ends) {
        add(open, body, sections);
        open = heading.section;
        openLevel = heading.level;
        body.setLength(0);
      } else if (open != null) {
        body.append(line).append('\n');
      }
    }
    add(open, body, sections);
    return sections;
  }

  /** The title and what is below it. */
  public String text() {
    return title + "\n" + body;
  }

  private static void add(
      @Nullable NumberedSection open, StringBuilder body, List<NumberedSection> sections) {
    if (open != null && sections.stream().noneMatch(known -> known.number == open.number)) {
      sections.add(new NumberedSection(open.number, open.title, body.toString().strip()));
    }
  }

  /** Null for a line that is no heading; its section is null where it has no number. */
  private static @Nullable Heading heading(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    if (level == 0 || level > MAX_LEVEL || level == line.length() || line.charAt(level) != ' ') {
      return null;
    }
    return new Heading(level, section(line.substring(level).replace("*", "").strip()));
  }

  /** Such as "Trend 2: Refill", "Principle #2 – Refill" or "2. Refill". */
  private static @Nullable NumberedSection section(String heading) {
    int at = 0;
    while (at < heading.length() && at < MAX_WORD && Character.isLetter(heading.charAt(at))) {
      at++;
    }
    at = after(heading, at, " #");
    int start = at;
    while (at < heading.length() && at - start < MAX_DIGITS && isDigit(heading.charAt(at))) {
      at++;
    }
    boolean ends = at == heading.length() || !Character.isLetterOrDigit(heading.charAt(at));
    if (start == at || !ends) {
      return null;
    }
    int number = Integer.parseInt(heading.substring(start, at));
    return new NumberedSection(number, heading.substring(after(heading, at, " .:)–—-")), "");
  }

  private static int after(String text, int from, String signs) {
    int at = from;
    while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
