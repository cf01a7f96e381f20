package dev.innovationpipeline.stages.translation;

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

/** Translates the trends into principles that hold in any business. */
@Component
final class TranslationStage implements StageWork {

  private final ProseStage prose = new ProseStage(new Prompts(TranslationStage.class, "v1"));

  @Override
  public Stage stage() {
    return Stage.UNIVERSAL_TRANSLATION;
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    String material = Objects.requireNonNull(previous).markdown();
    return prose.perform(run, Map.of("trends", material), llm);
  }
}
