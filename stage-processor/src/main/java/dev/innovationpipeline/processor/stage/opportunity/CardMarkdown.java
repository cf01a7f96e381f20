package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes cards in the seed's format, so that the pattern by which the seed reads cards finds them.
 * To that pattern an empty line ends a card's last part, so that one has none.
 */
final class CardMarkdown {

  private static final String EMPTY_LINE = "\n\n";
  private static final CardField LAST = CardField.QUICK_WIN;

  private CardMarkdown() {}

  static String of(Collection<OpportunityCard> cards) {
    return cards.stream().map(CardMarkdown::of).collect(Collectors.joining(EMPTY_LINE));
  }

  private static String of(OpportunityCard card) {
    Stream<String> fields =
        Stream.of(CardField.values())
            .map(field -> "**%s:** %s".formatted(field.label(), text(card, field)));
    return Stream.concat(Stream.of(heading(card.number(), card.title())), fields)
        .collect(Collectors.joining(EMPTY_LINE));
  }

  private static String text(OpportunityCard card, CardField field) {
    String text = field.of(card);
    return field == LAST
        ? text.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"))
        : text;
  }

  static String heading(int number, String title) {
    return "## Opportunity %d: %s".formatted(number, title);
  }
}
