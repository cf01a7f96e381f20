package dev.innovationpipeline.processor.llm.api;

import org.jspecify.annotations.Nullable;

/** Opens a conversation for one stage of one run. */
@FunctionalInterface
public interface Conversations {

  /**
   * @param call the run and stage that the calls belong to
   * @param model the model to ask; null for the configured one
   * @param listener observes calls and retries, and may forbid further calls
   */
  Conversation conversation(CallContext call, @Nullable String model, CallListener listener);
}
