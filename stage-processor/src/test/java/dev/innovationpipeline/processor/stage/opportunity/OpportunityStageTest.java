package dev.innovationpipeline.processor.stage.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.stage.brand.BrandSettings;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpportunityStageTest {

  private static final String WHOLE = CardText.ASKED_FOR.of(CardText.cards());
  private static final String FOUR = CardText.ASKED_FOR.of(CardText.cards().subList(0, 4));
  private static final String THREE = CardText.ASKED_FOR.of(CardText.cards().subList(2, 5));

  private final OpportunityStage stage =
      new OpportunityStage(new BrandProfiles(new BrandSettings(null)));

  @Test
  void aWholeAnswerIsAskedForOnce() throws Exception {
    ScriptedModel model = new ScriptedModel("\n" + WHOLE + "\n");
    StageOutput output = perform(model);
    assertThat(output.markdown()).isEqualTo(WHOLE);
    assertThat(output.promptVersion()).isEqualTo("v1");
    assertThat(output.model()).isEqualTo(ScriptedModel.MODEL);
    assertThat(cards(output)).hasSize(5).allMatch(card -> card.path("parsed").asBoolean());
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().user())
        .contains("for McCormick USA from", "<context>\nThe context.\n</context>");
  }

  @Test
  void aBetterRepairTakesTheAnswersPlace() throws Exception {
    ScriptedModel model = new ScriptedModel(FOUR, WHOLE);
    assertThat(perform(model).markdown()).isEqualTo(WHOLE);
    assertThat(model.asked()).hasSize(2);
    assertThat(model.asked().get(1).user())
        .startsWith(model.asked().getFirst().user())
        .contains(FOUR, "The cards [5] are missing");
  }

  @Test
  void whatTheRepairDoesNotMendBecomesTheFallback() throws Exception {
    StageOutput output = perform(new ScriptedModel(FOUR, "I would rather not."));
    assertThat(output.markdown()).isEqualTo(FOUR);
    assertThat(cards(output)).hasSize(5);
    assertThat(cards(output).get(3).path("parsed").asBoolean()).isTrue();
    assertThat(cards(output).get(4).toString())
        .isEqualTo(
            """
            {"number":5,"title":"Opportunity 5","tagline":"Unable to parse",\
            "problem":"See full Stage 5 markdown","solution":"See full Stage 5 markdown",\
            "why_now":"See full Stage 5 markdown","target_segment":"See full Stage 5 markdown",\
            "quick_win":"See full Stage 5 markdown","parsed":false}\
            """);
  }

  @Test
  void cardsOfTwoAnswersAreNeverMixed() throws Exception {
    StageOutput output = perform(new ScriptedModel(FOUR, THREE));
    assertThat(output.markdown()).isEqualTo(FOUR);
    assertThat(cards(output).get(4).path("parsed").asBoolean()).isFalse();
  }

  private StageOutput perform(ScriptedModel model) throws InterruptedException {
    return stage.perform(
        ScriptedModel.run(),
        ScriptedModel.after(Stage.BRAND_CONTEXTUALIZATION, "The context."),
        model);
  }

  private static JsonNode cards(StageOutput output) {
    return Objects.requireNonNull(output.json()).path("cards");
  }
}
