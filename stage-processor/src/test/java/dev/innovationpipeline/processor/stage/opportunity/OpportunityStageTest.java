package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.innovationpipeline.processor.document.DocumentTexts;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.ShippedBrands;
import dev.innovationpipeline.processor.stage.opportunity.CardSettings.FailWhen;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.CardField;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.wire.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpportunityStageTest {

  private static final String WHOLE = CardText.ASKED_FOR.of(CardText.cards());
  private static final String FOUR = CardText.ASKED_FOR.of(CardText.cards().subList(0, 4));
  private static final String THREE = CardText.ASKED_FOR.of(CardText.cards().subList(2, 5));

  private static final String NONE = "I would rather not.";

  @Test
  void aWholeAnswerIsAskedForOnce() throws Exception {
    ScriptedModel model = new ScriptedModel("\n" + CardText.json(CardText.cards()) + "\n");
    StageOutput output = perform(model);
    assertThat(output.result().markdown()).isEqualTo(WHOLE);
    assertThat(output.promptVersion()).isEqualTo("v3");
    assertThat(output.promptHash()).matches("[0-9a-f]{12}");
    assertThat(output.model()).isEqualTo(ScriptedModel.MODEL);
    assertThat(output.degraded()).isEmpty();
    assertThat(cards(output)).hasSize(5).allMatch(OpportunityCard::parsed);
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().user())
        .contains(
            "for McCormick USA from",
            "\"quick_win\": \"…\"",
            "<context>\nThe context.\n</context>");
    assertThat(model.asked().getFirst().schema()).isEqualTo(CardSchemas.WITH_SOURCES);
  }

  @Test
  void theFirstPromptAsksForMarkdownAsBefore() throws Exception {
    ScriptedModel model = new ScriptedModel(without(3, "Quick Win"), NONE);
    StageOutput output =
        stage(FailWhen.NEVER)
            .perform(
                ScriptedModel.run("mccormick-usa", "https://host.example/report.pdf", "v1"),
                ScriptedModel.after(4, "The context."),
                model);
    assertThat(output.promptVersion()).isEqualTo("v1");
    assertThat(model.asked()).allMatch(question -> question.schema() == null);
    assertThat(model.asked().getFirst().user()).contains("\n\n**Tagline:** …\n\n");
    assertThat(model.asked().get(1).user())
        .endsWith(
            """
            These parts of that answer are missing or could not be read:
            - Opportunity 3: Quick Win
            Answer with these parts alone, in exactly the format asked for: for each of these
            opportunities its heading, then the parts named, and nothing else.\
            """);
  }

  @Test
  void aBetterRepairTakesTheAnswersPlace() throws Exception {
    ScriptedModel model = new ScriptedModel(FOUR, WHOLE);
    assertThat(perform(model).result().markdown()).isEqualTo(WHOLE);
    assertThat(model.asked()).hasSize(2);
    assertThat(model.asked().get(1).user())
        .startsWith(model.asked().getFirst().user())
        .contains(FOUR, "\n- Card 5: the whole card\nAnswer with these parts alone, as JSON");
    assertThat(model.asked().get(1).schema()).isEqualTo(CardSchemas.WHOLE);
  }

  @Test
  void theAnswerInJsonStandsBelowTheCardsThatItHas() throws Exception {
    String four = CardText.json(CardText.cards().subList(0, 4));
    assertThat(perform(new ScriptedModel(four, NONE)).result().markdown())
        .isEqualTo(FOUR + "\n\n```json\n" + four + "\n```");
    String fenced = "```json\n" + four + "\n```";
    assertThat(perform(new ScriptedModel(fenced, NONE)).result().markdown())
        .isEqualTo(FOUR + "\n\n" + fenced);
    String ticks = four.replace("A jar.", "A ```` jar.");
    assertThat(perform(new ScriptedModel(ticks, NONE)).result().markdown())
        .endsWith("\n\n`````json\n" + ticks + "\n`````");
    assertThat(perform(new ScriptedModel("{}", "{}")).result().markdown())
        .isEqualTo("```json\n{}\n```");
  }

  @Test
  void whatTheRepairDoesNotMendBecomesTheFallback() throws Exception {
    StageOutput output = perform(new ScriptedModel(FOUR, NONE));
    assertThat(output.degraded())
        .containsExactly(
            new Degradation(
                "fallback_card", "Card 5 could not be read, so the standard card is shown.", 5));
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
            CardText.json(CardText.cards()).replace("\"Try ten jars.\"}]", "null}]"),
            "{\"cards\":[{\"number\":5,\"title\":\"Title 5\",\"quick_win\":\"Try ten jars.\"}]}");
    StageOutput output = perform(model);
    assertThat(cards(output)).isEqualTo(CardText.cards());
    assertThat(output.result().markdown()).isEqualTo(WHOLE);
    assertThat(model.asked().get(1).user())
        .contains("could not be read:\n- Card 5: quick_win\nAnswer with these parts alone");
    assertThat(model.asked().get(1).schema())
        .isEqualTo(CardSchemas.of(List.of(CardField.QUICK_WIN)));
    assertThat(CardSchemas.of(List.of(CardField.QUICK_WIN)).json())
        .contains("\"required\":[\"number\",\"title\",\"quick_win\"]");
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
    ScriptedModel model = new ScriptedModel(NONE, "No.", WHOLE).withModels(2);
    assertThat(cards(perform(model))).isEqualTo(CardText.cards());
    assertThat(model.asked().get(2)).isEqualTo(model.asked().getFirst());
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER", "ALL_UNREADABLE"})
  void aFewFallbackCardsAskNoOtherModel(FailWhen failWhen) throws Exception {
    ScriptedModel model = new ScriptedModel(FOUR, NONE, WHOLE).withModels(2);
    assertThat(perform(model, failWhen).degraded()).containsExactly(Degradation.fallbackCard(5));
    assertThat(model.asked()).hasSize(2);
  }

  @Test
  void withoutAnyCardOfAnyModelTheAnswerStandsWithAMarkForEach() throws Exception {
    StageOutput output = perform(new ScriptedModel(NONE, "No.", "Never.", "No.").withModels(2));
    assertThat(output.result().markdown()).isEqualTo(NONE);
    assertThat(output.degraded()).extracting(Degradation::card).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aModelThatCannotBeAskedIsNoReasonToThrowAnAnswerAway() throws Exception {
    StageOutput repaired = perform(new ScriptedModel(FOUR).thenFailing());
    assertThat(cards(repaired).subList(0, 4)).isEqualTo(CardText.cards().subList(0, 4));
    assertThat(repaired.degraded()).containsExactly(Degradation.fallbackCard(5));
    ScriptedModel two = new ScriptedModel(NONE, "No.").withModels(3).thenFailing();
    assertThat(perform(two).result().markdown()).isEqualTo(NONE);
    assertThat(two.asked()).hasSize(3);
  }

  @Test
  void aFirstAnswerThatFailsFailsTheStage() {
    assertThatExceptionOfType(StageFailedException.class)
        .isThrownBy(() -> perform(new ScriptedModel().thenFailing()))
        .returns("llm_unavailable", StageFailedException::code);
  }

  @ParameterizedTest
  @EnumSource(names = {"ALL_UNREADABLE", "ANY_UNREADABLE"})
  void failsWithoutAnyCardWhereThatIsWanted(FailWhen failWhen) {
    ScriptedModel model = new ScriptedModel(NONE, "No.", NONE, "No.").withModels(2);
    assertThatExceptionOfType(StageFailedException.class)
        .isThrownBy(() -> perform(model, failWhen))
        .returns("cards_unreadable", StageFailedException::code)
        .withMessage(
            "Of the answer of the model served/model, 0 of 5 opportunity cards could be read."
                + " Reprocess the run, or choose another model. The answer begins: "
                + NONE);
    assertThat(model.asked()).hasSize(4);
  }

  @Test
  void asksTheNextModelForASingleCardAndFailsWithoutItWhereThatIsWanted() throws Exception {
    assertThat(
            perform(new ScriptedModel(FOUR, NONE, WHOLE).withModels(2), FailWhen.ANY_UNREADABLE)
                .degraded())
        .isEmpty();
    assertThatExceptionOfType(StageFailedException.class)
        .isThrownBy(() -> perform(new ScriptedModel(FOUR, NONE), FailWhen.ANY_UNREADABLE))
        .returns("cards_unreadable", StageFailedException::code)
        .withMessageContaining("4 of 5 opportunity cards could be read");
  }

  private static String without(int number, String label) {
    String card = CardText.ASKED_FOR.of(CardText.card(number));
    int field = card.indexOf("**" + label);
    int end = card.indexOf("\n\n", field);
    String rest = end < 0 ? "" : card.substring(end + 2);
    return WHOLE.replace(card, (card.substring(0, field) + rest).strip());
  }

  private static StageOutput perform(ScriptedModel model) throws InterruptedException {
    return perform(model, FailWhen.NEVER);
  }

  private static StageOutput perform(ScriptedModel model, FailWhen failWhen)
      throws InterruptedException {
    return stage(failWhen)
        .perform(ScriptedModel.run(), ScriptedModel.after(4, "The context."), model);
  }

  private static OpportunityStage stage(FailWhen failWhen) {
    return new OpportunityStage(
        ShippedBrands.profiles(),
        new CardSettings(failWhen),
        PromptCatalog.shipped(),
        DocumentTexts.NONE);
  }

  private static List<OpportunityCard> cards(StageOutput output) {
    return ((OpportunityCards) output.result()).cards();
  }
}
