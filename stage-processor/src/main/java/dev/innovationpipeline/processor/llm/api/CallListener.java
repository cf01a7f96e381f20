package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.Usage;
import java.time.Instant;

/** Hears what a conversation does; called on the thread that asks. */
public interface CallListener {

  /** After each call that reached the provider, failed and aborted too; usage as far as known. */
  void called(Usage usage);

  /**
   * Before a wait.
   *
   * @param tries made so far
   * @param error one sentence: why the last try failed
   */
  void retryScheduled(int tries, String error, Instant nextTryAt);

  /** Asked before each call; false when the run must not spend more. */
  boolean mayCall();
}
