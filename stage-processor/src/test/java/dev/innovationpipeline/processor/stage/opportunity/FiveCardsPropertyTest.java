package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the model says, readers see exactly the cards 1 to 5. */
class FiveCardsPropertyTest {

  private final OpportunityStage stage = new OpportunityStage(ShippedBrands.profiles());

  @Property(tries = 300)
  void thereAreAlwaysFive(@ForAll("answers") String first, @ForAll("answers") String second)
      throws InterruptedException {
    StageOutput output =
        stage.perform(
            ScriptedModel.run(),
            ScriptedModel.after(4, "The context."),
            new ScriptedModel(first, second));
    assertThat(((OpportunityCards) output.result()).cards())
        .extracting(OpportunityCard::number)
        .containsExactly(1, 2, 3, 4, 5);
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
