package dev.innovationpipeline.stages.amplification;

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

/** Amplifies the two inspirations into the trends they are signs of. */
@Component
final class AmplificationStage implements StageWork {

  private final ProseStage prose = new ProseStage(new Prompts(AmplificationStage.class, "v1"));

  @Override
  public Stage stage() {
    return Stage.TREND_AMPLIFICATION;
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    String material = Objects.requireNonNull(previous).markdown();
    return prose.perform(run, Map.of("inspirations", material), llm);
  }
}
