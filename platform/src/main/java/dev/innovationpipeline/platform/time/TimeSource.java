package dev.innovationpipeline.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The two times of a process. The wall clock is for what is written into events, shown to people or
 * compared with times of other processes; it may be set at any moment. Durations within the process
 * are measured by {@link #elapsed}.
 */
public interface TimeSource {

  /** The times of the system. */
  TimeSource SYSTEM = of(InstantSource.system());

  /** The wall clock, which may jump either way. */
  Instant instant();

  /**
   * Since some moment, the same for the life of the process. It never goes back and is never set; a
   * suspended machine may not count it ({@link System#nanoTime}).
   */
  Duration elapsed();

  /** The system's elapsed time beside a wall clock. */
  static TimeSource of(InstantSource wall) {
    long begin = System.nanoTime();
    return of(wall, () -> Duration.ofNanos(System.nanoTime() - begin));
  }

  static TimeSource of(InstantSource wall, Supplier<Duration> elapsed) {
    return new TimeSource() {
      @Override
      public Instant instant() {
        return wall.instant();
      }

      @Override
      public Duration elapsed() {
        return elapsed.get();
      }
    };
  }
}
