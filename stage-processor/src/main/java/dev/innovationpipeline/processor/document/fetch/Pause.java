package dev.innovationpipeline.processor.document.fetch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The wait between two tries. */
@FunctionalInterface
interface Pause {

  /** Waits for half of the time to all of it, so that many retries do not coincide. */
  Pause JITTERED =
      max -> {
        long millis = Math.max(1, max.toMillis());
        Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
      };

  void await(Duration max) throws InterruptedException;
}
