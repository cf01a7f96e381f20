package dev.innovationpipeline.processor.llm.api;

import dev.innovationpipeline.schema.event.Usage;
import java.time.Instant;

/** Lets every call be made, and tells nobody. */
public enum UnheardCalls implements CallListener {
  LISTENER;

  @Override
  public void called(Usage usage) {}

  @Override
  public void retryScheduled(int tries, String error, Instant nextTryAt) {}

  @Override
  public boolean mayCall() {
    return true;
  }
}
