package dev.innovationpipeline.stages.amplification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.stages.prompt.ScriptedModel;
import dev.innovationpipeline.stages.work.StageOutput;
import org.junit.jupiter.api.Test;

class AmplificationStageTest {

  @Test
  void asksAboutTheStageBeforeAndTakesTheAnswerAsItComes() throws Exception {
    ScriptedModel model = new ScriptedModel("\n## An answer\n");
    StageOutput output =
        new AmplificationStage()
            .perform(
                ScriptedModel.run(),
                ScriptedModel.after(Stage.INSPIRATION_EXTRACTION, "The material."),
                model);
    assertThat(output).isEqualTo(new StageOutput("## An answer", null, ScriptedModel.MODEL, "v1"));
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().user())
        .contains("<inspirations>\nThe material.\n</inspirations>");
    assertThat(model.asked().getFirst().schema()).isNull();
  }
}
