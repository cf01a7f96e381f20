package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.processor.llm.api.CallFigures;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of each stage by state. */
final class CallTally implements CallFigures {

  enum State {
    CALLING,
    WAITING_TO_RETRY,
    WAITING_FOR_PERMIT
  }

  @FunctionalInterface
  interface Step<T> {
    T run() throws InterruptedException;
  }

  private final Map<Integer, Map<State, AtomicInteger>> counts = new ConcurrentHashMap<>();

  /** Runs the step and counts the call in that state meanwhile. */
  <T> T during(int stage, State state, Step<T> step) throws InterruptedException {
    AtomicInteger count = count(stage, state);
    count.incrementAndGet();
    try {
      return step.run();
    } finally {
      count.decrementAndGet();
    }
  }

  @Override
  public Figures of(int stage) {
    return new Figures(
        count(stage, State.CALLING).get(),
        count(stage, State.WAITING_TO_RETRY).get(),
        count(stage, State.WAITING_FOR_PERMIT).get());
  }

  private AtomicInteger count(int stage, State state) {
    return Objects.requireNonNull(counts.computeIfAbsent(stage, CallTally::zeroes).get(state));
  }

  private static Map<State, AtomicInteger> zeroes(int stage) {
    Map<State, AtomicInteger> zeroes = new EnumMap<>(State.class);
    for (State state : State.values()) {
      zeroes.put(state, new AtomicInteger());
    }
    return zeroes;
  }
}
