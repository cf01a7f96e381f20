package dev.innovationpipeline.platform.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How old the records of other processes are. Only the wall clock can tell, but it may be set; so
 * it is not believed to be further than the time that has passed since this process began. An age
 * may thus be too small and never becomes too large while the process lives.
 */
public final class RecordAges {

  private final TimeSource time;
  private final Instant beganAt;
  private final Duration began;

  public RecordAges(TimeSource time) {
    this.time = time;
    beganAt = time.instant();
    began = time.elapsed();
  }

  /** The wall clock, less what it was set forward. */
  public Instant now() {
    Instant reckoned = beganAt.plus(time.elapsed()).minus(began);
    Instant told = time.instant();
    return told.isBefore(reckoned) ? told : reckoned;
  }

  /** Zero for a time ahead of the clock. */
  public Duration since(Instant then) {
    Instant now = now();
    return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
  }
}
