package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.answer.AnswerText;
import dev.innovationpipeline.processor.stage.opportunity.CardText.Style;
import dev.innovationpipeline.processor.stage.prompt.AnswerFormat;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CardReaderPropertyTest {

  private final CardReader reader = new CardReader(AnswerFormat.MARKDOWN);

  @Property(tries = 300)
  void cardsInAnyStyleAreReadBack(
      @ForAll("styles") Style style, @ForAll("cards") List<OpportunityCard> cards) {
    assertThat(reader.read(new AnswerText(style.of(cards))).whole().values())
        .containsExactlyElementsOf(cards);
  }

  @Property(tries = 300)
  void anyTextIsReadWithoutAnError(@ForAll String text) {
    reader.read(
        new AnswerText("## Opportunity 1: A\n**Problem:** " + text + "\nOpportunity " + text));
  }

  @Provide
  Arbitrary<Style> styles() {
    return Combinators.combine(
            Arbitraries.of(
                "# Opportunity %d: %s",
                "## Opportunity %d - %s",
                "**Opportunity %d: %s**",
                "Opportunity %d: %s",
                "1. Opportunity %d: %s",
                "## %d. %s"),
            Arbitraries.of(
                "**%s:** %s", "**%s**: %s", "%s: %s", "- **%s:** %s", "1. %s: %s", "### %s\n%s"),
            Arbitraries.of("\n", "\n\n", "\r\n"))
        .as(Style::new);
  }

  @Provide
  Arbitrary<List<OpportunityCard>> cards() {
    return texts()
        .list()
        .ofSize(7)
        .list()
        .ofSize(OpportunityCards.COUNT)
        .map(
            all ->
                IntStream.rangeClosed(1, OpportunityCards.COUNT)
                    .mapToObj(number -> card(number, all.get(number - 1)))
                    .toList());
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abcxyzéß日 ,'&%()0123456789")
        .ofMaxLength(30)
        .map(text -> "T" + text.stripTrailing() + "e");
  }

  private static OpportunityCard card(int number, List<String> texts) {
    return new OpportunityCard(
        number,
        texts.get(0),
        texts.get(1),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        texts.get(6),
        true);
  }
}
