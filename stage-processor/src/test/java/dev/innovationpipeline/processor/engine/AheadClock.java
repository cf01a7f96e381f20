package dev.innovationpipeline.processor.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Runs with the system's clock, as far ahead as the test says. */
final class AheadClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
