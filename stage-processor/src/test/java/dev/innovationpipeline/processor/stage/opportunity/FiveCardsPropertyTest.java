package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.stage.answer.SpoiltAnswers;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.opportunity.CardSettings.FailWhen;
import dev.innovationpipeline.processor.stage.opportunity.CardText.Style;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the model says, readers see exactly the cards 1 to 5. */
class FiveCardsPropertyTest {

  private final OpportunityStage stage =
      new OpportunityStage(
          ShippedBrands.profiles(),
          new CardSettings(FailWhen.NEVER),
          PromptCatalog.shipped(),
          DocumentTexts.NONE);

  @Property(tries = 300)
  void thereAreAlwaysFive(@ForAll("answers") String first, @ForAll("answers") String second)
      throws InterruptedException {
    StageOutput output =
        stage.perform(
            ScriptedModel.run(),
            ScriptedModel.after(4, "The context."),
            new ScriptedModel(first, second));
    assertFiveWithAMarkForEachFallback(output);
  }

  @Property(tries = 2_000)
  void allOfItCanBeKept(@ForAll("spoilt") String first, @ForAll("spoilt") String second)
      throws InterruptedException {
    StageOutput output =
        stage.perform(
            ScriptedModel.run(),
            ScriptedModel.after(4, "The context."),
            new ScriptedModel(first, second));
    assertFiveWithAMarkForEachFallback(output);
    OpportunityCards result = (OpportunityCards) output.result();
    assertThat(UntrustedText.isClean(result.markdown())).isTrue();
    assertThat(result.cards())
        .flatExtracting(
            card ->
                Stream.concat(
                        Stream.of(card.title()),
                        Stream.of(CardField.values()).map(field -> field.of(card)))
                    .toList())
        .allSatisfy(
            text -> {
              assertThat(text).isNotBlank();
              assertThat(UntrustedText.isClean(text)).isTrue();
            });
  }

  /** And none without a fallback card. */
  private static void assertFiveWithAMarkForEachFallback(StageOutput output) {
    List<OpportunityCard> cards = ((OpportunityCards) output.result()).cards();
    assertThat(cards).extracting(OpportunityCard::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(output.degraded())
        .isEqualTo(
            cards.stream()
                .filter(card -> card.equals(OpportunityCard.fallback(card.number())))
                .map(card -> Degradation.fallbackCard(card.number()))
                .toList());
  }

  @Provide
  Arbitrary<String> spoilt() {
    String whole = CardText.ASKED_FOR.of(CardText.cards());
    return SpoiltAnswers.of(
        whole,
        new Style("### 🚀 %d. %s", "- %s: %s", "\n").of(CardText.cards()),
        JsonMapper.shared().writeValueAsString(Map.of("opportunities", CardText.cards())),
        CardText.json(CardText.cards()),
        CardText.json(CardText.cards().subList(1, 3)),
        "| Title | Tagline | Problem | Solution |\n|---|---|---|---|\n| a | b | c | d |",
        "## Opportunity 3: Title 3\n\n**Quick Win:** Try.",
        whole.replace("**Quick Win:** Try ten jars.", ""));
  }

  /** Cards of any number, in any order, more than once or cut off, among other words. */
  @Provide
  Arbitrary<String> answers() {
    Arbitrary<String> card =
        Arbitraries.integers()
            .between(0, 8)
            .map(
                number ->
                    CardText.ASKED_FOR.of(CardText.card(1)).replace("y 1:", "y " + number + ":"));
    Arbitrary<String> cut =
        card.flatMap(
            text ->
                Arbitraries.integers()
                    .between(0, text.length())
                    .map(end -> text.substring(0, end)));
    return Arbitraries.oneOf(card, cut, Arbitraries.strings())
        .list()
        .ofMaxSize(9)
        .map(parts -> parts.stream().collect(Collectors.joining("\n\n")));
  }
}
