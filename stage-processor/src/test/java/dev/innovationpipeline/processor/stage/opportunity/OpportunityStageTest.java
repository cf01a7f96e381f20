package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpportunityStageTest {

  private static final String WHOLE = CardText.ASKED_FOR.of(CardText.cards());
  private static final String FOUR = CardText.ASKED_FOR.of(CardText.cards().subList(0, 4));
  private static final String THREE = CardText.ASKED_FOR.of(CardText.cards().subList(2, 5));

  private final OpportunityStage stage = new OpportunityStage(ShippedBrands.profiles());

  @Test
  void aWholeAnswerIsAskedForOnce() throws Exception {
    ScriptedModel model = new ScriptedModel("\n" + WHOLE + "\n");
    StageOutput output = perform(model);
    assertThat(output.result().markdown()).isEqualTo(WHOLE);
    assertThat(output.promptVersion()).isEqualTo("v1");
    assertThat(output.model()).isEqualTo(ScriptedModel.MODEL);
    assertThat(cards(output)).hasSize(5).allMatch(OpportunityCard::parsed);
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().user())
        .contains("for McCormick USA from", "<context>\nThe context.\n</context>");
  }

  @Test
  void aBetterRepairTakesTheAnswersPlace() throws Exception {
    ScriptedModel model = new ScriptedModel(FOUR, WHOLE);
    assertThat(perform(model).result().markdown()).isEqualTo(WHOLE);
    assertThat(model.asked()).hasSize(2);
    assertThat(model.asked().get(1).user())
        .startsWith(model.asked().getFirst().user())
        .contains(FOUR, "\n- Opportunity 5: the whole card\nAnswer with these parts alone");
  }

  @Test
  void whatTheRepairDoesNotMendBecomesTheFallback() throws Exception {
    StageOutput output = perform(new ScriptedModel(FOUR, "I would rather not."));
    assertThat(output.result().markdown()).isEqualTo(FOUR);
    assertThat(cards(output)).hasSize(5);
    assertThat(cards(output).get(3).parsed()).isTrue();
    assertThat(WireJson.MAPPER.writeValueAsString(cards(output).get(4)))
        .isEqualTo(
            """
            {"number":5,"title":"Opportunity 5","tagline":"Unable to parse",\
            "problem":"See full Stage 5 markdown","solution":"See full Stage 5 markdown",\
            "why_now":"See full Stage 5 markdown","target_segment":"See full Stage 5 markdown",\
            "quick_win":"See full Stage 5 markdown","parsed":false}\
            """);
  }

  @Test
  void whatTheRepairGivesIsAddedToTheAnswer() throws Exception {
    StageOutput output = perform(new ScriptedModel(FOUR, THREE));
    assertThat(cards(output)).isEqualTo(CardText.cards());
    assertThat(output.result().markdown()).isEqualTo(WHOLE);
  }

  @Test
  void onlyWhatACardLacksIsAskedForAgain() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            without(3, "Quick Win"), "## Opportunity 3: Title 3\n\n**Quick Win:** Try ten jars.");
    StageOutput output = perform(model);
    assertThat(cards(output)).isEqualTo(CardText.cards());
    assertThat(output.result().markdown()).isEqualTo(WHOLE);
    assertThat(model.asked().get(1).user())
        .contains("could not be read:\n- Opportunity 3: Quick Win\nAnswer with these parts alone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**Quick Win:** Try ten jars.",
        "Quick Win: Try ten jars.",
        "## Opportunity 1: Title 3\n**Quick Win:** Try ten jars.",
        "{\"number\": 3, \"quick_win\": \"Try ten jars.\"}",
        "| Quick Win | Try ten jars. |",
      })
  void aSinglePartMayComeAlone(String part) throws Exception {
    assertThat(cards(perform(new ScriptedModel(without(3, "Quick Win"), part))))
        .isEqualTo(CardText.cards());
  }

  @Test
  void partsOfTwoOpportunitiesAreNotMixed() throws Exception {
    StageOutput output =
        perform(
            new ScriptedModel(
                without(3, "Quick Win"), "## Opportunity 3: Another\n\n**Quick Win:** Sell it."));
    assertThat(cards(output).get(2)).isEqualTo(OpportunityCard.fallback(3));
    assertThat(cards(output).get(3)).isEqualTo(CardText.card(4));
  }

  @Test
  void withoutAnyCardTheNextModelIsAsked() throws Exception {
    ScriptedModel model = new ScriptedModel("I would rather not.", "No.", WHOLE).withModels(2);
    assertThat(cards(perform(model))).isEqualTo(CardText.cards());
    assertThat(model.asked().get(2)).isEqualTo(model.asked().getFirst());
  }

  private static String without(int number, String label) {
    String card = CardText.ASKED_FOR.of(CardText.card(number));
    int field = card.indexOf("**" + label);
    int end = card.indexOf("\n\n", field);
    String rest = end < 0 ? "" : card.substring(end + 2);
    return WHOLE.replace(card, (card.substring(0, field) + rest).strip());
  }

  private StageOutput perform(ScriptedModel model) throws InterruptedException {
    return stage.perform(ScriptedModel.run(), ScriptedModel.after(4, "The context."), model);
  }

  private static List<OpportunityCard> cards(StageOutput output) {
    return ((OpportunityCards) output.result()).cards();
  }
}
