package dev.innovationpipeline.processor.stage.amplification;

import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ProseStage;
import dev.innovationpipeline.schema.event.RunContext;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Amplifies the two inspirations into the trends they are signs of. */
@Component
final class AmplificationStage extends ProseStage {

  AmplificationStage(PromptCatalog catalog) {
    super("trend-amplification", catalog, "v1");
  }

  @Override
  protected Material material(RunContext run, String before) {
    return new Material(Map.of("inspirations", before));
  }
}
