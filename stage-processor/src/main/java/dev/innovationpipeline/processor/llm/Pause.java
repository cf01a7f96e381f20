package dev.innovationpipeline.processor.llm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a thread waits; tests pass a pause that only advances their clock. */
@FunctionalInterface
interface Pause {

  /** Parks the calling thread, until it is unparked at the latest. */
  Pause PARK =
      duration -> {
        LockSupport.parkNanos(duration.toNanos());
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      };

  /** May return earlier. */
  void sleep(Duration duration) throws InterruptedException;
}
