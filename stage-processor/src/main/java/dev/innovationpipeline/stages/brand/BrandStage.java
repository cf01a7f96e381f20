package dev.innovationpipeline.stages.brand;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.stages.llm.Conversation;
import dev.innovationpipeline.stages.prompt.Prompts;
import dev.innovationpipeline.stages.prompt.ProseStage;
import dev.innovationpipeline.stages.work.StageOutput;
import dev.innovationpipeline.stages.work.StageWork;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the principles into the context of the company's brands. */
@Component
final class BrandStage implements StageWork {

  private final ProseStage prose = new ProseStage(new Prompts(BrandStage.class, "v1"));
  private final BrandProfiles brands;

  BrandStage(BrandProfiles brands) {
    this.brands = brands;
  }

  @Override
  public Stage stage() {
    return Stage.BRAND_CONTEXTUALIZATION;
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    BrandProfile brand = brands.of(run.companyId());
    String principles = Objects.requireNonNull(previous).markdown();
    return prose.perform(
        run, Map.of("company", brand.name(), "brand", brand.text(), "principles", principles), llm);
  }
}
