package dev.innovationpipeline.ingest.limit;

import dev.innovationpipeline.platform.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A steady rate with a burst, for each of many holders: the generic cell rate algorithm, which
 * needs one number for a holder and none for one whose burst is whole again.
 */
final class Rate {

  static final int MAX_HOLDERS = 100_000;

  /** Shared by all holders that come when there is room for no more. */
  private static final String OTHERS = "";

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final String name;
  private final long interval;
  private final long tolerance;
  private final TimeSource time;

  /** When a holder's burst is whole again. */
  private final Map<String, AtomicLong> whole = new ConcurrentHashMap<>();

  /**
   * @param name of the policy, as clients see it
   * @param period in which the burst comes back, in nanoseconds
   * @param burst above 0
   */
  private Rate(String name, long period, int burst, TimeSource time) {
    this.name = name;
    this.interval = Math.max(1, period / burst);
    this.tolerance = interval * burst;
    this.time = time;
  }

  /**
   * @param perSecond above 0
   */
  static Rate of(String name, int perSecond, int burst, TimeSource time) {
    return new Rate(name, burst * NANOS_PER_SECOND / perSecond, burst, time);
  }

  static Rate perMinute(String name, int number, TimeSource time) {
    return new Rate(name, 60 * NANOS_PER_SECOND, number, time);
  }

  /**
   * The outcome of one request.
   *
   * @param holder whose rate it is
   * @param left how many more may come at once
   * @param wholeIn the seconds until the burst is whole again
   * @param retryIn the seconds until the next may come; 0 when this one may
   */
  record Taken(Rate rate, String holder, boolean allowed, long left, long wholeIn, long retryIn) {}

  /** Counts one request of a holder, if it may come now. */
  Taken take(String holder) {
    AtomicLong state = stateOf(holder);
    while (true) {
      long now = now();
      long before = state.get();
      long after = Math.max(before, now) + interval;
      long ahead = after - now;
      if (ahead > tolerance) {
        return refused(holder, before, now);
      }
      if (state.compareAndSet(before, after)) {
        return new Taken(this, holder, true, (tolerance - ahead) / interval, seconds(ahead), 0);
      }
    }
  }

  /**
   * Counts several more of one that was let pass, also when fewer are left: the next then waits
   * until these are back, too. Refused is who owes some already.
   */
  Taken takeFurther(String holder, int number) {
    AtomicLong state = stateOf(holder);
    while (true) {
      long now = now();
      long before = state.get();
      long from = Math.max(before, now);
      if (from - now > tolerance) {
        return refused(holder, before, now);
      }
      long after = from + interval * number;
      if (state.compareAndSet(before, after)) {
        long ahead = after - now;
        long left = Math.max(0, (tolerance - ahead) / interval);
        return new Taken(this, holder, true, left, seconds(ahead), 0);
      }
    }
  }

  /** As {@link #take} refuses a request now. */
  Taken refused(String holder) {
    AtomicLong known = whole.get(holder);
    long now = now();
    return refused(holder, known == null ? now : known.get(), now);
  }

  private Taken refused(String holder, long wholeAt, long now) {
    long wait = Math.max(wholeAt, now) + interval - now - tolerance;
    return new Taken(this, holder, false, 0, seconds(Math.max(wholeAt - now, 0)), seconds(wait));
  }

  /** Whether one may come now; it is not counted. */
  boolean hasLeft(String holder) {
    AtomicLong known = whole.get(holder);
    return known == null || known.get() + interval - now() <= tolerance;
  }

  private AtomicLong stateOf(String holder) {
    AtomicLong known = whole.get(holder);
    if (known != null) {
      return known;
    }
    if (whole.size() >= MAX_HOLDERS) {
      long now = now();
      whole.values().removeIf(state -> state.get() <= now);
    }
    String key = whole.size() >= MAX_HOLDERS ? OTHERS : holder;
    return whole.computeIfAbsent(key, unknown -> new AtomicLong());
  }

  int holders() {
    return whole.size();
  }

  private long now() {
    return time.elapsed().toNanos();
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }

  String name() {
    return name;
  }

  /** An item of {@code RateLimit-Policy}. */
  String policy() {
    return "\"%s\";q=%d;w=%d".formatted(name, tolerance / interval, seconds(tolerance));
  }
}
