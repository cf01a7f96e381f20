package dev.innovationpipeline.processor.stage.ranking;

import dev.innovationpipeline.processor.stage.prompt.PromptCatalog;
import dev.innovationpipeline.processor.stage.prompt.ProseStage;
import dev.innovationpipeline.schema.event.RunContext;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Ranks the cards; has a handler, a prompt and an entry in a registry, as the product's stages. */
@Component
final class RankingStage extends ProseStage {

  RankingStage(PromptCatalog catalog) {
    super("card-ranking", catalog, "v1");
  }

  @Override
  protected Material material(RunContext run, String before) {
    return new Material(Map.of("cards", before));
  }
}
