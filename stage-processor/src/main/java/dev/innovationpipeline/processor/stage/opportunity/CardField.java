package dev.innovationpipeline.processor.stage.opportunity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labelled parts of a card, and how models write a label. */
enum CardField {
  TAGLINE("tagline"),
  PROBLEM("problem"),
  SOLUTION("solution"),
  WHY_NOW("why[\\s-]+now"),
  TARGET_SEGMENT("target[\\s-]+segment"),
  QUICK_WIN("quick[\\s-]+win");

  /**
   * What a line says after the label that it begins with.
   *
   * @param text without the marks around it
   */
  record Labelled(CardField field, String text) {}

  /** Never changed. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Pattern> lines;

  /** What a line has in lower case if it has the label; most lines have none, and end here. */
  private final String firstWord;

  CardField(String name) {
    firstWord = name.split("\\[", 2)[0];
    String ornament = "(?:\\d{1,3}[.)]\\s+)?(?:[\\p{So}\\x{FE0F}\\x{200D}]+\\s*)?";
    String before = "\\s*(?:>\\s*)*(?:[-*+•]\\s+|#{1,6}\\s*)?" + ornament;
    String label = ornament + name + "\\s*\\??\\s*";
    // A hyphen must stand free, or "Problem-solving" would be a label.
    String colon = "(?:[:：]|[–—-]+(?=\\s|$))";
    String mark = "(?<mark>[*_]{1,3})";
    lines =
        Stream.of(
                mark
                    + label
                    + "(?:\\k<mark>\\s*"
                    + colon
                    + "|"
                    + colon
                    + "\\s*\\k<mark>)(?<text>.*)",
                mark + label + "\\k<mark>(?<text>|\\s.*)",
                mark + label + colon + "(?<text>.*)\\k<mark>\\s*",
                "[*_]{0,3}" + label + "(?:" + colon + "(?<text>.*)|$)")
            .map(line -> Pattern.compile(before + line, Pattern.CASE_INSENSITIVE))
            .toList();
  }

  static Optional<Labelled> in(String line) {
    String lowerCase = line.toLowerCase(Locale.ROOT);
    for (CardField field : values()) {
      if (!lowerCase.contains(field.firstWord)) {
        continue;
      }
      for (Pattern pattern : field.lines) {
        Matcher found = pattern.matcher(line);
        if (found.matches()) {
          String text = found.group("text");
          return Optional.of(new Labelled(field, text == null ? "" : text.strip()));
        }
      }
    }
    return Optional.empty();
  }
}
