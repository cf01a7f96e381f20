package dev.innovationpipeline.stages.engine;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.stages.llm.Answer;
import dev.innovationpipeline.stages.llm.Conversation;
import dev.innovationpipeline.stages.llm.Question;
import dev.innovationpipeline.stages.work.StageOutput;
import dev.innovationpipeline.stages.work.StageWork;
import org.jspecify.annotations.Nullable;

/** Asks the model once and passes its answer on. */
record AskingWork(Stage stage) implements StageWork {

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    Answer answer =
        llm.ask(new Question(String.valueOf(stage.number()), run.runId(), null, 0, 1, 100));
    return new StageOutput(answer.text(), null, answer.model(), "v1");
  }
}
