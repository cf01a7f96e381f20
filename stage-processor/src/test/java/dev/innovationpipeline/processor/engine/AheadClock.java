package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Runs with the system's times, as far ahead as the test says. */
final class AheadClock implements TimeSource {

  private volatile Duration ahead = Duration.ZERO;
  private volatile Duration set = Duration.ZERO;

  /** Lets time pass. */
  void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Sets the wall clock alone, forward or back. */
  void setWallClock(Duration by) {
    set = set.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).plus(set);
  }

  @Override
  public Duration elapsed() {
    return SYSTEM.elapsed().plus(ahead);
  }
}
