package dev.innovationpipeline.processor.llm.outage;

import dev.innovationpipeline.platform.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The waits of all callers of a provider, by model. After a time in which a model served nobody its
 * first answer ends the waits for it, spread over a short time, companies in turn; until then one
 * call at a time tries whether it is back. Where the server was never reached, the answer of any
 * model will do. An answer to a call that others, which were sent later, failed beside tells of a
 * model that is busy, not of one that is back.
 */
public final class Outages {

  /** Models that somebody waits for. */
  private final Map<String, Outage> outages = new HashMap<>();

  private final TimeSource time;

  public Outages(TimeSource time) {
    this.time = time;
  }

  public Caller caller(String model, String companyId) {
    return new Caller(this, model, companyId);
  }

  synchronized void begin(Caller caller) {
    caller.begin(time.elapsed());
  }

  synchronized boolean answered(Caller caller) {
    boolean back = false;
    for (Map.Entry<String, Outage> each : outages.entrySet()) {
      if (each.getKey().equals(caller.model()) || !each.getValue().hasReachedServer()) {
        back |= each.getValue().end(caller.begun(), time.elapsed());
      }
    }
    return back;
  }

  synchronized void notServed(
      Caller caller, boolean reached, Duration backoff, Duration asked, Duration longest) {
    Duration now = time.elapsed();
    caller.await(new Caller.Wait(now.plus(backoff), now.plus(asked), now.plus(longest)));
    outages.computeIfAbsent(caller.model(), model -> new Outage()).notServed(caller, reached, now);
  }

  synchronized void failed(Caller caller, Duration backoff) {
    leave(caller);
    Duration due = time.elapsed().plus(backoff);
    caller.await(new Caller.Wait(due, due, due));
  }

  synchronized Duration left(Caller caller) {
    Caller.Wait wait = caller.current();
    if (wait == null) {
      return Duration.ZERO;
    }
    Duration now = time.elapsed();
    Duration left = wait.due().minus(now);
    Outage outage = outages.get(caller.model());
    if (!left.isPositive() && outage != null) {
      left = outage.turn(caller, wait, now);
    }
    if (!left.isPositive()) {
      caller.call();
    }
    return left;
  }

  synchronized void leave(Caller caller) {
    Outage outage = outages.get(caller.model());
    if (outage != null) {
      outage.leave(caller);
      if (outage.isIdle()) {
        outages.remove(caller.model());
      }
    }
  }
}
