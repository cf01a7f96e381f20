package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.CardField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The label of a card's field, as models write it.
 *
 * @param lines how a line with the label can look
 * @param firstWord what a line has in lower case if it has the label; most lines have none of these
 */
record CardLabel(CardField field, List<Pattern> lines, String firstWord) {

  private static final List<CardLabel> ALL =
      Stream.of(CardField.values()).map(CardLabel::of).toList();

  /**
   * The text of a line after the label that it begins with.
   *
   * @param text without the marks around it
   */
  record Labelled(CardField field, String text) {}

  private static CardLabel of(CardField field) {
    String[] words = field.label().toLowerCase(Locale.ROOT).split(" ");
    String name = String.join("[\\s-]+", words);
    String ornament = "(?:\\d{1,3}[.)]\\s+)?(?:[\\p{So}\\x{FE0F}\\x{200D}]+\\s*)?";
    String before = "\\s*(?:>\\s*)*(?:[-*+•]\\s+|#{1,6}\\s*)?" + ornament;
    String label = ornament + name + "\\s*\\??\\s*";
    // A hyphen must stand free, or "Problem-solving" would be a label.
    String colon = "(?:[:：]|[–—-]+(?=\\s|$))";
    String mark = "(?<mark>[*_]{1,3})";
    List<Pattern> lines =
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
    return new CardLabel(field, lines, words[0]);
  }

  /** Empty when the line begins with no label. */
  static Optional<Labelled> in(String line) {
    String lowerCase = line.toLowerCase(Locale.ROOT);
    for (CardLabel label : ALL) {
      if (!lowerCase.contains(label.firstWord)) {
        continue;
      }
      for (Pattern pattern : label.lines) {
        Matcher found = pattern.matcher(line);
        if (found.matches()) {
          String text = found.group("text");
          return Optional.of(new Labelled(label.field, text == null ? "" : text.strip()));
        }
      }
    }
    return Optional.empty();
  }
}
