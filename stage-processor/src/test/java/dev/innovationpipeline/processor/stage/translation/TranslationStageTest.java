package dev.innovationpipeline.processor.stage.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationStageTest {

  @Test
  void asksAboutTheStageBeforeAndTakesTheAnswerAsItComes() throws Exception {
    ScriptedModel model = new ScriptedModel("\n## An answer\n");
    StageOutput output =
        new TranslationStage(PromptCatalog.shipped())
            .perform(ScriptedModel.run(), ScriptedModel.after(2, "The material."), model);
    assertThat(output)
        .isEqualTo(
            new StageOutput(
                new Prose("## An answer"),
                ScriptedModel.MODEL,
                "v1",
                output.promptHash(),
                List.of()));
    assertThat(output.promptHash()).isNotNull();
    assertThat(model.asked()).hasSize(1);
    assertThat(model.asked().getFirst().user()).contains("<trends>\nThe material.\n</trends>");
    assertThat(model.asked().getFirst().schema()).isNull();
  }
}
