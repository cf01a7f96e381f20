package dev.innovationpipeline.processor.stage.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.innovationpipeline.platform.company.ProfileText;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ScriptedModel;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import org.junit.jupiter.api.Test;

class BrandStageTest {

  private static final StageCompleted BEFORE = ScriptedModel.after(3, "The principles.");

  private final BrandStage stage =
      new BrandStage(new BrandProfiles(new BrandSettings(null)), PromptCatalog.shipped());

  @Test
  void tellsTheModelOfTheCompany() throws Exception {
    ScriptedModel model = new ScriptedModel("## Priorities");
    assertThat(stage.perform(ScriptedModel.run(), BEFORE, model).result().markdown())
        .isEqualTo("## Priorities");
    assertThat(stage.perform(ScriptedModel.run(), BEFORE, new ScriptedModel("x")).profile())
        .isEqualTo(
            ProfileText.version(
                0, ShippedBrands.profiles().textOf(ScriptedModel.run().companyId())));
    assertThat(model.asked().getFirst().user())
        .contains("context of McCormick USA.", "OLD BAY")
        .contains("<principles>\nThe principles.\n</principles>");
  }

  @Test
  void anUnknownCompanyAsksNoModel() {
    ScriptedModel model = new ScriptedModel();
    RunContext run = ScriptedModel.run("acme", "https://host.example/a.pdf", null);
    assertThat(
            catchThrowableOfType(
                    StageFailedException.class, () -> stage.perform(run, BEFORE, model))
                .code())
        .isEqualTo("company_unknown");
    assertThat(model.asked()).isEmpty();
  }
}
