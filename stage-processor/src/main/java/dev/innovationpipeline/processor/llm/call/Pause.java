package dev.innovationpipeline.processor.llm.call;

import java.time.Duration;

/** Waiting, as a value: a test passes a pause that only moves its clock. */
@FunctionalInterface
public interface Pause {

  /** Parks the virtual thread that asks, and nobody else. */
  Pause SLEEP = Thread::sleep;

  void sleep(Duration duration) throws InterruptedException;
}
