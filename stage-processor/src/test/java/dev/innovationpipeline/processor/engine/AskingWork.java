package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import org.jspecify.annotations.Nullable;

/** Asks the model once and passes its answer on. */
record AskingWork(String key) implements StageHandler {

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Answer answer = llm.ask(new Question(key, run.runId(), null, 0, 1, 100));
    return new StageOutput(new Prose(answer.text()), answer.model(), "v1");
  }
}
