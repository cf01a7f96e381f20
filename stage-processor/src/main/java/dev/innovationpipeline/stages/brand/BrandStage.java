package dev.innovationpipeline.stages.brand;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.stages.prompt.Prompts;
import dev.innovationpipeline.stages.prompt.ProseStage;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts the principles into the context of the company's brands. */
@Component
final class BrandStage extends ProseStage {

  private final BrandProfiles brands;

  BrandStage(BrandProfiles brands) {
    super(Stage.BRAND_CONTEXTUALIZATION, new Prompts(BrandStage.class, "v1"));
    this.brands = brands;
  }

  @Override
  protected Map<String, String> material(RunContext run, String before) {
    BrandProfile brand = brands.of(run.companyId());
    return Map.of("company", brand.name(), "brand", brand.text(), "principles", before);
  }
}
