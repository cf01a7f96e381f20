package dev.innovationpipeline.processor.llm;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Calls to a provider in simulated time: deterministic and without sleeps. */
final class ProviderSimulation {

  /**
   * @param capacity calls that the provider holds at once; it refuses more
   * @param refusesAnyway the part of calls that it refuses whatever their number
   * @param breaks the part of calls that fail for other reasons
   */
  record Provider(int capacity, double refusesAnyway, double breaks) {}

  record Result(double seconds, int made, int refused) {}

  private enum Kind {
    ANSWERED,
    REFUSED,
    BROKEN,
    RETRY
  }

  private record Event(double at, int order, Kind kind) {}

  private static final double REFUSED_AFTER = 0.05;
  private static final double RETRY_AFTER = 1;

  private final RandomGenerator random = new SplittableRandom(5);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          java.util.Comparator.comparingDouble(Event::at).thenComparingInt(Event::order));
  private final AdaptiveLimit limit;
  private final Provider provider;
  private int order;
  private int open;
  private int accepted;

  ProviderSimulation(AdaptiveLimit limit, Provider provider) {
    this.limit = limit;
    this.provider = provider;
  }

  /** Starts all calls at once; an answered call takes about a second. */
  Result run(int calls) {
    int waiting = calls;
    int answered = 0;
    int made = 0;
    int refused = 0;
    double now = 0;
    while (answered < calls) {
      for (; waiting > 0 && open < limit.current(); waiting--, made++) {
        open++;
        limit.opened(open);
        events.add(attempt(now));
      }
      Event event = events.remove();
      now = event.at();
      switch (event.kind()) {
        case RETRY -> waiting++;
        case ANSWERED -> {
          limit.answered(open);
          open--;
          accepted--;
          answered++;
        }
        case REFUSED -> {
          limit.refused(open);
          open--;
          refused++;
          events.add(new Event(now + RETRY_AFTER, order++, Kind.RETRY));
        }
        case BROKEN -> {
          open--;
          events.add(new Event(now + RETRY_AFTER, order++, Kind.RETRY));
        }
      }
    }
    return new Result(now, made, refused);
  }

  private Event attempt(double now) {
    if (accepted >= provider.capacity() || random.nextDouble() < provider.refusesAnyway()) {
      return new Event(now + REFUSED_AFTER, order++, Kind.REFUSED);
    }
    if (random.nextDouble() < provider.breaks()) {
      return new Event(now + REFUSED_AFTER, order++, Kind.BROKEN);
    }
    accepted++;
    return new Event(now + Math.exp(0.3 * random.nextGaussian()), order++, Kind.ANSWERED);
  }
}
