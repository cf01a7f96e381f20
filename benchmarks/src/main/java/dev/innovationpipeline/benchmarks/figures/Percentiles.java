package dev.innovationpipeline.benchmarks.figures;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** Durations to three significant digits. Thread-safe. */
public final class Percentiles {

  private static final long MAX_MICROS = TimeUnit.HOURS.toMicros(2);
  private static final int DIGITS = 3;
  private static final double MICROS_IN_MILLI = 1000;

  private final Histogram micros = new SynchronizedHistogram(MAX_MICROS, DIGITS);

  public void add(Duration time) {
    addMicros(TimeUnit.NANOSECONDS.toMicros(time.toNanos()));
  }

  /** A negative time, which clocks of different resolution can give, counts as 0. */
  public void addMicros(long time) {
    micros.recordValue(Math.clamp(time, 0, MAX_MICROS));
  }

  /**
   * Returns milliseconds; 0 when nothing was added.
   *
   * @param percentile 50 for the median, 100 for the longest
   */
  public double millis(double percentile) {
    return count() == 0
        ? 0
        : Math.round(micros.getValueAtPercentile(percentile) / MICROS_IN_MILLI * 100) / 100.0;
  }

  public long count() {
    return micros.getTotalCount();
  }
}
