package dev.innovationpipeline.stages.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.stages.prompt.ScriptedModel;
import dev.innovationpipeline.stages.work.StageOutput;
import org.junit.jupiter.api.Test;

class TranslationStageTest {

  @Test
  void asksAboutTheStageBeforeAndTakesTheAnswerAsItComes() throws Exception {
    ScriptedModel model = new ScriptedModel("\n## An answer\n");
    StageOutput output =
        new TranslationStage()
            .perform(
                ScriptedModel.run(),
                ScriptedModel.after(Stage.TREND_AMPLIFICATION, "The material."),
                model);
    assertThat(output).isEqualTo(new StageOutput("## An answer", null, ScriptedModel.MODEL, "v1"));
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().user()).contains("<trends>\nThe material.\n</trends>");
    assertThat(model.asked().getFirst().schema()).isNull();
  }
}
