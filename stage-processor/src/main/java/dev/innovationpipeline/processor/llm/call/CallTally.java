package dev.innovationpipeline.processor.llm.call;

import java.util.concurrent.ConcurrentHashMap;
import dev.innovationpipeline.processor.llm.api.CallFigures;
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

  private final Map<Integer, Map<Doing, AtomicInteger>> counts = new ConcurrentHashMap<>();

  public <T> T during(int stage, Doing doing, Step<T> step) throws InterruptedException {
    AtomicInteger count = count(stage, doing);
    count.incrementAndGet();
    try {
      return step.take();
    } finally {
      count.decrementAndGet();
    }
  }

  @Override
  public Figures of(int stage) {
    return new Figures(
        count(stage, Doing.CALLING).get(),
        count(stage, Doing.WAITING_TO_RETRY).get(),
        count(stage, Doing.WAITING_FOR_PERMIT).get());
  }

  private AtomicInteger count(int stage, Doing doing) {
    return Objects.requireNonNull(
        counts.computeIfAbsent(stage, number -> zeros()).get(doing), doing::name);
  }

  private static Map<Doing, AtomicInteger> zeros() {
    Map<Doing, AtomicInteger> zeros = new EnumMap<>(Doing.class);
    for (Doing doing : Doing.values()) {
      zeros.put(doing, new AtomicInteger());
    }
    return zeros;
  }
}
