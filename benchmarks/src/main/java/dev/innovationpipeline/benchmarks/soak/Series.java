package dev.innovationpipeline.benchmarks.soak;

import dev.innovationpipeline.benchmarks.figures.Slope;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of one quantity of one part over time.
 *
 * @param part whose it is, such as {@code ingest} or {@code kafka}
 */
record Series(Quantity quantity, String part, List<Sample> samples) {

  /** Caches fill and JVMs compile at first; what grows then is no leak. */
  private static final double SETTLING_SHARE = 0.2;

  /**
   * @param hours since the beginning
   */
  record Sample(double hours, double value) {}

  Series(Quantity quantity, String part) {
    this(quantity, part, new ArrayList<>());
  }

  void add(double hours, double value) {
    samples.add(new Sample(hours, value));
  }

  /** Per hour, without the first fifth of the samples. */
  Slope slope() {
    List<Sample> settled =
        samples.subList((int) Math.ceil(samples.size() * SETTLING_SHARE), samples.size());
    return Slope.of(
        settled.stream().mapToDouble(Sample::hours).toArray(),
        settled.stream().mapToDouble(Sample::value).toArray());
  }

  String name() {
    return quantity + "." + part;
  }
}
