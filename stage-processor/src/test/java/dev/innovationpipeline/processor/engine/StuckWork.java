package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.llm.api.Conversation;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.api.StageOutput;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work that computes on, whoever interrupts it, until the test lets it end. */
final class StuckWork implements StageHandler {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean stuck = new AtomicBoolean(true);

  void awaitBegun() throws InterruptedException {
    begun.await();
  }

  void letEnd() throws InterruptedException {
    stuck.set(false);
    ended.await();
  }

  @Override
  public String key() {
    return Keys.of(1);
  }

  @Override
  public StageOutput perform(RunContext run, @Nullable StageCompleted previous, Conversation llm) {
    begun.countDown();
    while (stuck.get()) {
      Thread.onSpinWait();
    }
    ended.countDown();
    return new StageOutput(new Prose("late"), "fake-model", "v1");
  }
}
