package dev.innovationpipeline.stages.amplification;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.stages.prompt.Prompts;
import dev.innovationpipeline.stages.prompt.ProseStage;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Amplifies the two inspirations into the trends they are signs of. */
@Component
final class AmplificationStage extends ProseStage {

  AmplificationStage() {
    super(Stage.TREND_AMPLIFICATION, new Prompts(AmplificationStage.class, "v1"));
  }

  @Override
  protected Map<String, String> material(RunContext run, String before) {
    return Map.of("inspirations", before);
  }
}
