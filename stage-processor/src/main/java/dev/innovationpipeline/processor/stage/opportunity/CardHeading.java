package dev.innovationpipeline.processor.stage.opportunity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line that a card begins with.
 *
 * @param number 0 when it is beyond any that could be meant
 * @param title empty when the next line says it
 * @param level how many # it begins with
 */
record CardHeading(int number, String title, int level) {

  private static final int MAX_DIGITS = 3;

  private static final Pattern LEVEL = Pattern.compile("^\\s*(#{1,6})(?!#)");

  private static final String BEFORE = "\\s*(?:#{1,6}\\s*)?(?:[-*+]\\s+|\\d{1,3}[.)]\\s+)?";
  private static final String SAYS =
      "(?:opportunity|card)(?:\\s+card)?\\s*#?\\s*(?<number>\\d+)(?!\\d)\\s*";
  private static final String COLON = "[:：.)–—-]\\s*";
  private static final String MARK = "(?<mark>[*_]{1,3})";

  /** A heading by its # or by being bold as a whole or up to its colon. */
  private static final List<Pattern> MARKED =
      patterns(
          BEFORE
              + MARK
              + SAYS
              + "(?:"
              + COLON
              + "\\k<mark>|\\k<mark>\\s*"
              + COLON
              + ")(?<title>.*)",
          BEFORE + MARK + SAYS + "(?:" + COLON + "(?<title>.*))?\\k<mark>\\s*",
          "\\s*#{1,6}\\s*(?:\\d{1,3}[.)]\\s+)?[*_]{0,3}"
              + SAYS
              + "[*_]{0,3}\\s*(?:"
              + COLON
              + ")?(?<title>.*)");

  /** "Opportunity 3: title" and no more; prose can look so as well. */
  private static final List<Pattern> PLAIN =
      patterns(BEFORE + SAYS + "(?:" + COLON + "(?<title>.*[^.;,\\s])?)?\\s*");

  /** "## 3. Title" or "**3. Title**"; within a card, steps can look so as well. */
  private static final List<Pattern> NUMBERED =
      patterns(
          "\\s*#{1,6}\\s*(?<mark>[*_]{0,3})#?(?<number>\\d+)(?:[:：.)]|\\s[–—-])\\s+"
              + "(?<title>.+)\\k<mark>\\s*",
          "\\s*" + MARK + "#?(?<number>\\d+)(?:[:：.)]|\\s[–—-])\\s+(?<title>.+)\\k<mark>\\s*");

  static Optional<CardHeading> marked(String line) {
    return first(MARKED, line);
  }

  static Optional<CardHeading> plain(String line) {
    return first(PLAIN, line);
  }

  static Optional<CardHeading> numbered(String line) {
    return first(NUMBERED, line);
  }

  private static List<Pattern> patterns(String... lines) {
    return Stream.of(lines).map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE)).toList();
  }

  private static Optional<CardHeading> first(List<Pattern> patterns, String line) {
    return patterns.stream()
        .map(pattern -> pattern.matcher(line))
        .filter(Matcher::matches)
        .findFirst()
        .map(
            found ->
                new CardHeading(
                    number(found.group("number")), title(found.group("title")), level(line)));
  }

  /** 0 for a line that is no heading of Markdown. */
  static int level(String line) {
    Matcher marks = LEVEL.matcher(line);
    return marks.find() ? marks.group(1).length() : 0;
  }

  private static int number(String digits) {
    return digits.length() > MAX_DIGITS ? 0 : Integer.parseInt(digits);
  }

  /** Without closing # and without marks around the whole. */
  private static String title(@Nullable String text) {
    return text == null
        ? ""
        : text.strip().replaceFirst("\\s+#+$", "").replaceFirst("^([*_]{1,3})([^*_]+)\\1$", "$2");
  }
}
