package dev.innovationpipeline.benchmarks.provider;

import dev.innovationpipeline.local.model.Latency;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long calls take, as a user writes it. */
public final class CallTimes {

  /** 99 of 100 normally distributed values lie below so many standard deviations. */
  private static final double P99_DEVIATIONS = 2.3263;

  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m)");
  private static final Pattern LOGNORMAL = Pattern.compile("lognormal:median=(\\w+),p99=(\\w+)");

  private CallTimes() {}

  /**
   * @param text {@code 2s}, {@code 200ms}, {@code 0s} or {@code lognormal:median=8s,p99=60s}
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Latency parse(String text) {
    Matcher lognormal = LOGNORMAL.matcher(text);
    if (!lognormal.matches()) {
      return Latency.fixed(duration(text));
    }
    Duration median = duration(lognormal.group(1));
    Duration p99 = duration(lognormal.group(2));
    if (median.isZero() || p99.compareTo(median) < 0) {
      throw new IllegalArgumentException(
          "The median of " + text + " must be above zero and not above the p99.");
    }
    double ratio = p99.toNanos() / (double) median.toNanos();
    return new Latency(median, Math.log(ratio) / P99_DEVIATIONS);
  }

  /** {@code 200ms}, {@code 2s} or {@code 1m}. */
  public static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A time is written as 200ms, 2s, 1m or lognormal:median=8s,p99=60s, not " + text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
