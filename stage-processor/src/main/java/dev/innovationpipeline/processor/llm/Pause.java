package dev.innovationpipeline.processor.llm;

import java.time.Duration;

/** How a thread waits; tests pass a pause that only advances their clock. */
@FunctionalInterface
interface Pause {

  /** Parks only the calling virtual thread. */
  Pause SLEEP = Thread::sleep;

  void sleep(Duration duration) throws InterruptedException;
}
