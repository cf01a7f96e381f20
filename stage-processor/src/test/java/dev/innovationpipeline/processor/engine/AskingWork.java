package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.Answer;
import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.llm.api.Question;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.pipeline.Stage;
import org.jspecify.annotations.Nullable;

/** Asks the model once and passes its answer on. */
record AskingWork(Stage stage) implements StageHandler {

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Answer answer =
        llm.ask(new Question(String.valueOf(stage.number()), run.runId(), null, 0, 1, 100));
    return new StageOutput(answer.text(), null, answer.model(), "v1");
  }
}
