package dev.innovationpipeline.local.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The duration of a call: always the median, or lognormal around it, as with real models.
 *
 * @param sigma standard deviation of the logarithm; 0 for a fixed duration
 */
public record Latency(Duration median, double sigma) {

  public static final Latency NONE = fixed(Duration.ZERO);

  public static Latency fixed(Duration time) {
    return new Latency(time, 0);
  }

  public Duration draw(RandomGenerator random) {
    return sigma == 0
        ? median
        : Duration.ofMillis(
            Math.round(median.toMillis() * Math.exp(sigma * random.nextGaussian())));
  }
}
