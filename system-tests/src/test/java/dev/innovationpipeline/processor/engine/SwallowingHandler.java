package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import org.jspecify.annotations.Nullable;

/** Ends its work without a word when that throws, as an empty catch block does. */
record SwallowingHandler(StageHandler handler) implements StageHandler {

  @Override
  public String key() {
    return handler.key();
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    try {
      return handler.perform(run, previous, llm);
    } catch (Exception | Error e) {
      throw new InterruptedException();
    }
  }
}
