package dev.innovationpipeline.processor.stage.translation;

import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ProseStage;
import dev.innovationpipeline.schema.event.RunContext;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Translates the trends into principles that hold in any business. */
@Component
final class TranslationStage extends ProseStage {

  TranslationStage(PromptCatalog catalog) {
    super("universal-translation", catalog, "v1");
  }

  @Override
  protected Material material(RunContext run, String before) {
    return new Material(Map.of("trends", before));
  }
}
