package dev.innovationpipeline.benchmarks.figures;

/**
 * The straight line through measured points by least squares.
 *
 * @param perUnit the growth of y for one unit of x
 * @param standardError of that growth, from how far the points lie from the line; 0 when there are
 *     too few to tell
 */
public record Slope(double perUnit, double standardError) {

  /** A growth within two standard errors of a bound may well be within it: about 2.5 % are not. */
  private static final double SURELY = 2;

  /**
   * @param x must have the length of y
   */
  public static Slope of(double[] x, double[] y) {
    int count = x.length;
    if (count != y.length) {
      throw new IllegalArgumentException(
          "There are %d values for %d points.".formatted(y.length, count));
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < count; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    if (squares == 0) {
      return new Slope(0, 0);
    }
    double slope = products / squares;
    double residuals = 0;
    for (int i = 0; i < count; i++) {
      double residual = y[i] - meanY - slope * (x[i] - meanX);
      residuals += residual * residual;
    }
    double error = count > 2 ? Math.sqrt(residuals / (count - 2) / squares) : 0;
    return new Slope(slope, error);
  }

  /** Whether the growth is above the bound, and that not by the chance of scattered points. */
  public boolean exceeds(double bound) {
    return perUnit - SURELY * standardError > bound;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }
}
