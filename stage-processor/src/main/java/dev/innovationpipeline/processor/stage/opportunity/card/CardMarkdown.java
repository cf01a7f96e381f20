package dev.innovationpipeline.processor.stage.opportunity.card;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes cards in the seed's format, so that the pattern by which the seed reads cards finds them
 * with all of their texts. To that pattern an empty line ends a part of a card and "## Opportunity
 * 2" begins a card, wherever they stand. So an empty line within a text gets a blank, which is the
 * same to Markdown, and such a heading a backslash, which Markdown does not show.
 */
public final class CardMarkdown {

  private static final String EMPTY_LINE = "\n\n";
  private static final String BLANK_LINE = " ";
  private static final String HEADING = "Opportunity";
  private static final char NEXT_LINE = '\u0085';

  private CardMarkdown() {}

  public static String of(Collection<OpportunityCard> cards) {
    return cards.stream().map(CardMarkdown::of).collect(Collectors.joining(EMPTY_LINE));
  }

  private static String of(OpportunityCard card) {
    Stream<String> fields =
        Stream.of(CardField.values())
            .map(field -> "**" + field.label() + ":** " + text(field.of(card)));
    return Stream.concat(Stream.of(heading(card.number(), card.title())), fields)
        .collect(Collectors.joining(EMPTY_LINE));
  }

  /** The line that a card begins with. */
  public static String heading(int number, String title) {
    return "## Opportunity " + number + ": " + withoutHeadings(title);
  }

  private static String text(String text) {
    return withoutHeadings(
        text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : withoutEmptyLines(text));
  }

  private static String withoutEmptyLines(String text) {
    StringJoiner lines = new StringJoiner("\n");
    text.lines().forEach(line -> lines.add(line.isBlank() ? BLANK_LINE : line));
    return lines.toString();
  }

  private static String withoutHeadings(String text) {
    int first = text.indexOf("##");
    if (first < 0) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    escaped.append(text, 0, first + 1);
    for (int at = first + 1; at < text.length(); at++) {
      if (text.charAt(at) == '#' && text.charAt(at - 1) == '#' && isHeading(text, at + 1)) {
        escaped.append('\\');
      }
      escaped.append(text.charAt(at));
    }
    return escaped.toString();
  }

  private static boolean isHeading(String text, int from) {
    int word = skipBlanks(text, from);
    if (!text.regionMatches(true, word, HEADING, 0, HEADING.length())) {
      return false;
    }
    int number = skipBlanks(text, word + HEADING.length());
    return number < text.length() && Character.isDigit(text.charAt(number));
  }

  /** Blank as in Python, line ends included. */
  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == NEXT_LINE;
  }
}
