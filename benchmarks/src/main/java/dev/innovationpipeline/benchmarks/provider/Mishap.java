package dev.innovationpipeline.benchmarks.provider;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** How a call fails. */
enum Mishap {
  /** A 429 at once, with Retry-After. */
  RATE_LIMITED("429"),
  /** A 500 after the latency of an answer. */
  SERVER_ERROR("500"),
  /** A reset of the connection after the latency of an answer. */
  RESET("reset");

  private final String name;

  Mishap(String name) {
    this.name = name;
  }

  /**
   * @param shares as in {@code 429=0.2,500=0.05,reset=0.02}; may be empty
   * @throws IllegalArgumentException with a message that says what is wrong
   */
  static Map<Mishap, Double> parse(String shares) {
    Map<Mishap, Double> parsed = new EnumMap<>(Mishap.class);
    for (String share : shares.isBlank() ? new String[0] : shares.split(",", -1)) {
      String[] pair = share.strip().split("=", 2);
      Mishap kind =
          Arrays.stream(values())
              .filter(mishap -> mishap.name.equals(pair[0].strip()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(wrong(share)));
      try {
        parsed.put(kind, Double.valueOf(pair.length == 2 ? pair[1].strip() : ""));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(wrong(share), e);
      }
    }
    if (parsed.values().stream().mapToDouble(share -> share).sum() >= 1) {
      throw new IllegalArgumentException(
          "The failures " + shares + " leave no call that succeeds.");
    }
    return parsed;
  }

  static String print(Map<Mishap, Double> shares) {
    return shares.entrySet().stream()
        .map(share -> share.getKey().name + "=" + share.getValue())
        .collect(Collectors.joining(","));
  }

  /** The failure of one call; empty when it succeeds. */
  static Optional<Mishap> draw(Map<Mishap, Double> shares, RandomGenerator random) {
    double left = shares.isEmpty() ? 1 : random.nextDouble();
    for (Map.Entry<Mishap, Double> share : shares.entrySet()) {
      left -= share.getValue();
      if (left < 0) {
        return Optional.of(share.getKey());
      }
    }
    return Optional.empty();
  }

  private static String wrong(String share) {
    return "A failure must be 429=SHARE, 500=SHARE or reset=SHARE with a share from 0 to 1, not "
        + share;
  }
}
