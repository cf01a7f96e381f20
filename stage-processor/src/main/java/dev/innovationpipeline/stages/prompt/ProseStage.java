package dev.innovationpipeline.stages.prompt;

import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.stages.llm.Answer;
import dev.innovationpipeline.stages.llm.Conversation;
import dev.innovationpipeline.stages.work.StageOutput;
import java.util.Map;

/** Asks for Markdown and takes it as it comes: what stages 2, 3 and 4 share. */
public final class ProseStage {

  private final Prompts prompts;

  public ProseStage(Prompts prompts) {
    this.prompts = prompts;
  }

  public StageOutput perform(RunContext run, Map<String, String> material, Conversation llm)
      throws InterruptedException {
    Prompt prompt = prompts.of(run);
    Answer answer = llm.ask(prompt.ask(material, null));
    return new StageOutput(answer.text().strip(), null, answer.model(), prompt.version());
  }
}
