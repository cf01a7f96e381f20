package dev.innovationpipeline.benchmarks.evaluate.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The interval of a mean difference by drawing documents with replacement. Documents are drawn
 * rather than runs, as the runs of one document share their first stages and rise and fall
 * together.
 */
final class Bootstrap {

  static final int DRAWS = 10_000;

  private static final double LOWER = 0.025;
  private static final double UPPER = 0.975;

  /**
   * @param mean of all differences
   * @param low the 2.5th percentile of the means of the draws
   * @param high the 97.5th
   */
  record Interval(double mean, double low, double high) {}

  private Bootstrap() {}

  /**
   * @param differences of the runs of each document; at least one in all
   * @param seed equal seeds give equal intervals
   */
  static Interval of(List<double[]> differences, long seed) {
    int documents = differences.size();
    double[] sums = differences.stream().mapToDouble(each -> Arrays.stream(each).sum()).toArray();
    int[] runs = differences.stream().mapToInt(each -> each.length).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < documents; i++) {
        int drawn = random.nextInt(documents);
        sum += sums[drawn];
        count += runs[drawn];
      }
      means[draw] = sum / count;
    }
    Arrays.sort(means);
    return new Interval(
        Arrays.stream(sums).sum() / Arrays.stream(runs).sum(),
        means[(int) Math.floor(LOWER * (DRAWS - 1))],
        means[(int) Math.ceil(UPPER * (DRAWS - 1))]);
  }
}
