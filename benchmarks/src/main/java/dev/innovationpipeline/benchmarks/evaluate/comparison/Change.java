package dev.innovationpipeline.benchmarks.evaluate.comparison;

import dev.innovationpipeline.benchmarks.evaluate.comparison.Bootstrap.Interval;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure;
import dev.innovationpipeline.benchmarks.evaluate.score.Measure.Better;

/**
 * How a measure differs between two evaluations of the same runs.
 *
 * @param runs that both have a value of
 * @param before the mean of the first
 * @param after the mean of the second
 * @param interval of the difference
 */
public record Change(Measure measure, int runs, double before, double after, Interval interval) {

  private static final double EPSILON = 1e-12;

  /** Whether the difference is one, and its direction, as far as the runs show it. */
  public enum Verdict {
    BETTER("better"),
    WORSE("worse"),
    SAME("the same"),
    UNCLEAR("no difference shown");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Verdict verdict() {
    if (Math.abs(interval.low()) < EPSILON && Math.abs(interval.high()) < EPSILON) {
      return Verdict.SAME;
    }
    if (interval.low() <= 0 && interval.high() >= 0) {
      return Verdict.UNCLEAR;
    }
    boolean higher = interval.low() > 0;
    return higher == (measure.better() == Better.HIGHER) ? Verdict.BETTER : Verdict.WORSE;
  }

  public double difference() {
    return interval.mean();
  }

  public double low() {
    return interval.low();
  }

  public double high() {
    return interval.high();
  }
}
