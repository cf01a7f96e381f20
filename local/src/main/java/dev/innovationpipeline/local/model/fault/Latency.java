package dev.innovationpipeline.local.model.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a call takes: always the median, or lognormal around it, as real models do.
 *
 * @param sigma of the logarithm; 0 for a fixed time
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
