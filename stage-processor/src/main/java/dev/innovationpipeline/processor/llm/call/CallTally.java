package dev.innovationpipeline.processor.llm.call;

import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.schema.pipeline.Stage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the conversations by stage and by what they do. */
public final class CallTally implements CallFigures {

  public enum Doing {
    CALLING,
    WAITING_TO_RETRY,
    WAITING_FOR_PERMIT
  }

  @FunctionalInterface
  public interface Step<T> {
    T take() throws InterruptedException;
  }

  private final Map<Stage, Map<Doing, AtomicInteger>> counts = new EnumMap<>(Stage.class);

  public CallTally() {
    for (Stage stage : Stage.values()) {
      Map<Doing, AtomicInteger> ofStage = new EnumMap<>(Doing.class);
      for (Doing doing : Doing.values()) {
        ofStage.put(doing, new AtomicInteger());
      }
      counts.put(stage, ofStage);
    }
  }

  public <T> T during(Stage stage, Doing doing, Step<T> step) throws InterruptedException {
    AtomicInteger count = count(stage, doing);
    count.incrementAndGet();
    try {
      return step.take();
    } finally {
      count.decrementAndGet();
    }
  }

  @Override
  public Figures of(Stage stage) {
    return new Figures(
        count(stage, Doing.CALLING).get(),
        count(stage, Doing.WAITING_TO_RETRY).get(),
        count(stage, Doing.WAITING_FOR_PERMIT).get());
  }

  private AtomicInteger count(Stage stage, Doing doing) {
    return Objects.requireNonNull(Objects.requireNonNull(counts.get(stage)).get(doing));
  }
}
