package dev.innovationpipeline.processor.memory;

import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import org.jspecify.annotations.Nullable;

/**
 * A stage whose runs are counted in the memory of runs while it works on them. The first stage
 * counts its own, as it alone knows how long its document is.
 */
public record CountedStage(StageHandler handler, RunMemory memory) implements StageHandler {

  @Override
  public String key() {
    return handler.key();
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm)
      throws InterruptedException {
    if (previous == null) {
      return handler.perform(run, null, llm);
    }
    try (RunMemory.Held held = memory.hold(previous.result().markdown().length())) {
      return handler.perform(run, previous, llm);
    }
  }
}
