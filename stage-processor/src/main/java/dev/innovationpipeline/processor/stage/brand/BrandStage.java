package dev.innovationpipeline.processor.stage.brand;

import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ProseStage;
import dev.innovationpipeline.schema.event.RunContext;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts the principles into the context of the company's brands. */
@Component
final class BrandStage extends ProseStage {

  private final BrandProfiles brands;

  BrandStage(BrandProfiles brands, PromptCatalog catalog) {
    super("brand-contextualization", catalog, "v1");
    this.brands = brands;
  }

  @Override
  protected Material material(RunContext run, String before) {
    BrandProfile brand = brands.of(run.companyId());
    return new Material(
        Map.of("company", brand.name(), "brand", brand.text(), "principles", before),
        brand.version());
  }
}
