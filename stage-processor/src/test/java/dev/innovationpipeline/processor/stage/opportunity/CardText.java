package dev.innovationpipeline.processor.stage.opportunity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes cards the way some model might. */
final class CardText {

  /**
   * @param heading with the number and the title put in
   * @param label with the field's name put in
   * @param between separates the parts of a card
   */
  record Style(String heading, String label, String between) {

    String of(OpportunityCard card) {
      return String.join(
          between,
          List.of(
              heading.formatted(card.number(), card.title()),
              labelled("Tagline", card.tagline()),
              labelled("Problem", card.problem()),
              labelled("Solution", card.solution()),
              labelled("Why Now", card.whyNow()),
              labelled("Target Segment", card.targetSegment()),
              labelled("Quick Win", card.quickWin())));
    }

    String of(List<OpportunityCard> cards) {
      return cards.stream().map(this::of).collect(Collectors.joining(between));
    }

    private String labelled(String name, String text) {
      return label.formatted(name, text);
    }
  }

  static final Style ASKED_FOR = new Style("## Opportunity %d: %s", "**%s:** %s", "\n\n");

  private CardText() {}

  static OpportunityCard card(int number) {
    return new OpportunityCard(
        number,
        "Title " + number,
        "Tagline of " + number,
        "Problem-solving is slow.",
        "A jar.",
        "Because of now.",
        "Cooks",
        "Try ten jars.",
        true);
  }

  static List<OpportunityCard> cards() {
    return IntStream.rangeClosed(1, CardReader.CARDS).mapToObj(CardText::card).toList();
  }
}
