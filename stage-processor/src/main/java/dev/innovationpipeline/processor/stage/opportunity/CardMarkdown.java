package dev.innovationpipeline.processor.stage.opportunity;

import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.OpportunityCard;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes cards in the seed's format, the one that the prompt asks for. */
final class CardMarkdown {

  private static final String EMPTY_LINE = "\n\n";

  private CardMarkdown() {}

  static String of(Collection<OpportunityCard> cards) {
    return cards.stream().map(CardMarkdown::of).collect(Collectors.joining(EMPTY_LINE));
  }

  private static String of(OpportunityCard card) {
    Stream<String> fields =
        Stream.of(CardField.values())
            .map(field -> "**%s:** %s".formatted(field.label(), field.of(card)));
    return Stream.concat(Stream.of(heading(card.number(), card.title())), fields)
        .collect(Collectors.joining(EMPTY_LINE));
  }

  static String heading(int number, String title) {
    return "## Opportunity %d: %s".formatted(number, title);
  }
}
