package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.Usage;
import java.time.Instant;

/** Observes a conversation; called on the thread that asks. */
public interface CallListener {

  /** Called after each call that reached the provider, even a failed or an aborted one. */
  void called(Usage usage);

  /** Called after each call, even one that did not reach the provider. */
  default void ended(CallReport report) {}

  /**
   * Called before the wait for a retry.
   *
   * @param tries the number of calls so far
   * @param error a sentence that says why the last call failed
   * @param nextTryAt when it is due; sooner when the provider is back, later while others find it
   *     away
   */
  void retryScheduled(int tries, String error, Instant nextTryAt);

  /**
   * Called before each call; false if the run has reached its cost cap.
   *
   * @throws dev.innovationpipeline.processor.failure.StageFailedException if a budget is spent
   */
  boolean mayCall();
}
