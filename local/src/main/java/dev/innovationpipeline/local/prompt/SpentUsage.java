package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.schema.event.Usage;
import java.time.Instant;
import java.util.function.Consumer;

/** Adds up what calls cost, and tells of those that are retried. */
final class SpentUsage implements CallListener {

  private final Consumer<String> people;
  private Usage usage = Usage.NONE;

  SpentUsage(Consumer<String> people) {
    this.people = people;
  }

  Usage usage() {
    return usage;
  }

  @Override
  public void called(Usage call) {
    usage = usage.plus(call);
  }

  @Override
  public void retryScheduled(int tries, String error, Instant nextTryAt) {
    people.accept(error);
  }

  @Override
  public boolean mayCall() {
    return true;
  }
}
