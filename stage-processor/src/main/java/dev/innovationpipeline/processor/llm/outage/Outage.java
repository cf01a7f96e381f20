package dev.innovationpipeline.processor.llm.outage;

import dev.innovationpipeline.processor.fairness.RoundRobin;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The callers of one model that has not served them; guarded by the lock of {@link Outages}. All
 * times are elapsed ones.
 */
final class Outage {

  /** Failures within a shorter time may be chance, and their waits are short anyway. */
  private static final Duration MIN_LENGTH = Duration.ofSeconds(1);

  /** A server that hangs takes minutes to fail; others may try meanwhile, at this interval. */
  private static final Duration MAX_PROBE = Duration.ofSeconds(5);

  /** A hundred callers a second begin to call while they are few, ... */
  private static final Duration SPREAD_INTERVAL = Duration.ofMillis(10);

  /** ... and all of them within this time. */
  private static final Duration MAX_SPREAD = Duration.ofSeconds(2);

  private record Probe(Caller caller, Duration begun) {}

  /** In the order in which they first failed. */
  private final Set<Caller> callers = new LinkedHashSet<>();

  /** Those of them whose backoff is over, in that order. */
  private final LinkedHashSet<Caller> overdue = new LinkedHashSet<>();

  private @Nullable Duration since;

  /** When the last of the calls that failed was sent. */
  private Duration lastBegun = Duration.ZERO;

  private boolean reached;
  private @Nullable Probe probe;

  /** Whether any call of it reached the server. */
  boolean hasReachedServer() {
    return reached;
  }

  boolean isIdle() {
    return callers.isEmpty();
  }

  void notServed(Caller caller, boolean serverReached, Duration now) {
    endProbeOf(caller);
    callers.add(caller);
    if (since == null) {
      since = now;
      reached = false;
    }
    reached |= serverReached;
    if (caller.begun().compareTo(lastBegun) > 0) {
      lastBegun = caller.begun();
    }
  }

  /**
   * The model answered a call.
   *
   * @param begun when that was sent
   * @return whether the model is back after a while in which it served nobody
   */
  boolean end(Duration begun, Duration now) {
    boolean back = hasLasted(now) && begun.compareTo(lastBegun) > 0;
    spread(back ? waiting() : List.copyOf(overdue), now);
    since = null;
    probe = null;
    overdue.clear();
    return back;
  }

  /** How long a caller whose backoff is over has to wait; zero if it may call. */
  Duration turn(Caller caller, Caller.Wait wait, Duration now) {
    Duration longest = wait.latest().minus(now);
    if (!hasLasted(now) || !callers.contains(caller) || !longest.isPositive()) {
      leaveQueue(caller);
      return Duration.ZERO;
    }
    overdue.add(caller);
    if (!overdue.getFirst().equals(caller)) {
      return longest;
    }
    Duration busy = probe == null ? Duration.ZERO : probe.begun().plus(MAX_PROBE).minus(now);
    if (busy.isPositive()) {
      return busy.compareTo(longest) < 0 ? busy : longest;
    }
    probe = new Probe(caller, now);
    leaveQueue(caller);
    return Duration.ZERO;
  }

  void leave(Caller caller) {
    callers.remove(caller);
    leaveQueue(caller);
    endProbeOf(caller);
  }

  private boolean hasLasted(Duration now) {
    return since != null && now.minus(since).compareTo(MIN_LENGTH) >= 0;
  }

  /** At a rate that grows evenly from nothing, so that the server warms up with the first. */
  private void spread(List<Caller> woken, Duration now) {
    List<Caller> order = RoundRobin.order(woken, Caller::companyId);
    int count = order.size();
    Duration evenly = SPREAD_INTERVAL.multipliedBy(count);
    long span = (evenly.compareTo(MAX_SPREAD) < 0 ? evenly : MAX_SPREAD).toNanos();
    for (int i = 0; i < count; i++) {
      Caller caller = order.get(i);
      Duration end = now.plusNanos((long) (span * Math.sqrt((i + 1.0) / count)));
      caller.await(Objects.requireNonNull(caller.current()).endingAt(end, now));
      caller.wake();
    }
  }

  private List<Caller> waiting() {
    return callers.stream().filter(caller -> caller.current() != null).toList();
  }

  private void leaveQueue(Caller caller) {
    boolean first = !overdue.isEmpty() && overdue.getFirst().equals(caller);
    overdue.remove(caller);
    if (first) {
      wakeFirst();
    }
  }

  private void endProbeOf(Caller caller) {
    if (probe != null && probe.caller().equals(caller)) {
      probe = null;
      wakeFirst();
    }
  }

  private void wakeFirst() {
    if (!overdue.isEmpty()) {
      overdue.getFirst().wake();
    }
  }
}
