package dev.innovationpipeline.processor.llm.api;

import org.jspecify.annotations.Nullable;

/** Opens a conversation for one stage of one run. */
@FunctionalInterface
public interface Conversations {

  /**
   * @param call in whose name, and for which stage
   * @param model instead of the configured one; null for that
   * @param listener hears of every call and retry, and may forbid the next call
   */
  Conversation conversation(CallContext call, @Nullable String model, CallListener listener);
}
