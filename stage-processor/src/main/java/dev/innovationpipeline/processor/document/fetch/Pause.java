package dev.innovationpipeline.processor.document.fetch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between two tries. */
@FunctionalInterface
public interface Pause {

  /** Between half of the time and all of it, so that many waiting do not come back together. */
  Pause JITTERED =
      atMost -> {
        long millis = Math.max(1, atMost.toMillis());
        Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
      };

  void await(Duration atMost) throws InterruptedException;
}
