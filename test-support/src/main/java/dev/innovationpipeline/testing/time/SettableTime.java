package dev.innovationpipeline.testing.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The times of a process that stand still until the test lets time pass or sets the wall clock. */
public final class SettableTime implements InstantSource {

  private Instant wall;
  private Duration elapsed = Duration.ZERO;

  public SettableTime(Instant wall) {
    this.wall = wall;
  }

  /** Moves both times. */
  public synchronized void pass(Duration by) {
    wall = wall.plus(by);
    elapsed = elapsed.plus(by);
  }

  /** Sets the wall clock alone, forward or back. */
  public synchronized void setWallClock(Duration by) {
    wall = wall.plus(by);
  }

  @Override
  public synchronized Instant instant() {
    return wall;
  }

  public synchronized Duration elapsed() {
    return elapsed;
  }
}
