package dev.innovationpipeline.benchmarks.part;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the system, until it is moved. */
final class MovableClock implements InstantSource {

  static final MovableClock OF_THIS_PROCESS = new MovableClock();

  private volatile Duration ahead = Duration.ZERO;

  private MovableClock() {}

  synchronized void move(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
