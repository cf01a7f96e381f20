package dev.innovationpipeline.processor.llm.outage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One who asks a model until it answers, and waits between the tries; for the thread that made it.
 * Its wait is guarded by the lock of {@link Outages}.
 */
public final class Caller implements AutoCloseable {

  /**
   * All times are elapsed ones, not those of the wall clock.
   *
   * @param due when it ends unless the model answers somebody else before
   * @param earliest before which it does not end, as the provider asked for that
   * @param latest when it ends in any case
   */
  record Wait(Duration due, Duration earliest, Duration latest) {

    /** One that ends then, if that is sooner or this one is overdue. */
    Wait endingAt(Duration end, Duration now) {
      Duration sooner = due.compareTo(now) > 0 && due.compareTo(end) < 0 ? due : end;
      Duration asked = sooner.compareTo(earliest) < 0 ? earliest : sooner;
      return new Wait(asked.compareTo(latest) > 0 ? latest : asked, earliest, latest);
    }
  }

  private final Outages outages;
  private final String model;
  private final String companyId;
  private final Thread thread = Thread.currentThread();
  private Duration begun = Duration.ZERO;
  private @Nullable Wait current;

  Caller(Outages outages, String model, String companyId) {
    this.outages = outages;
    this.model = model;
    this.companyId = companyId;
  }

  /** A call is sent now. */
  public void begin() {
    outages.begin(this);
  }

  /**
   * The model answered the call.
   *
   * @return whether it is back after a time in which it served nobody
   */
  public boolean answered() {
    return outages.answered(this);
  }

  /**
   * Begins a wait, because the server was not reached or could not serve. It ends at once when the
   * model answers another call.
   *
   * @param reached whether the server was
   * @param backoff how long otherwise; longer while another call tries whether the model is back
   * @param asked how long the provider asked to wait; zero if it did not ask
   * @param longest how long at most
   */
  public void notServed(boolean reached, Duration backoff, Duration asked, Duration longest) {
    outages.notServed(this, reached, backoff, asked, longest);
  }

  /** Begins a wait for a reason that is that of this call alone, such as its rate. */
  public void failed(Duration backoff) {
    outages.failed(this, backoff);
  }

  /**
   * How much longer to wait before the next look; the thread is unparked when it becomes less. Zero
   * or less: it is this caller's turn to call.
   */
  public Duration left() {
    return outages.left(this);
  }

  /** The caller will not call again. */
  @Override
  public void close() {
    outages.leave(this);
  }

  String model() {
    return model;
  }

  String companyId() {
    return companyId;
  }

  /** When its last call was sent. */
  Duration begun() {
    return begun;
  }

  void begin(Duration now) {
    begun = now;
  }

  /** Null during a call. */
  @Nullable Wait current() {
    return current;
  }

  void await(Wait wait) {
    current = wait;
  }

  void call() {
    current = null;
  }

  void wake() {
    LockSupport.unpark(thread);
  }
}
