package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stage whose input is the Markdown of the previous stage and whose output is the answer. */
public abstract class ProseStage implements StageHandler {

  private final Stage stage;
  private final Prompts prompts;

  protected ProseStage(Stage stage, Prompts prompts) {
    this.stage = stage;
    this.prompts = prompts;
  }

  /**
   * The material for the prompt's placeholders.
   *
   * @param before the Markdown of the previous stage
   */
  protected abstract Map<String, String> material(RunContext run, String before);

  @Override
  public final Stage stage() {
    return stage;
  }

  @Override
  public final StageOutput perform(
      RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Map<String, String> material = material(run, Objects.requireNonNull(previous).markdown());
    Prompt prompt = prompts.of(run);
    Answer answer = llm.ask(prompt.ask(material, null));
    return new StageOutput(answer.text().strip(), null, answer.model(), prompt.version());
  }
}
