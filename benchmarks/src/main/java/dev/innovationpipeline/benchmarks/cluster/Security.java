package dev.innovationpipeline.benchmarks.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How ingest services know who submits. */
public enum Security {
  /** They ask nobody, as in local mode. */
  NONE,
  /** By an API key. */
  KEYS,
  /** By a token of an issuer, signed with RS256. */
  JWT;

  /**
   * @throws IllegalArgumentException naming the ways that there are
   */
  static Security named(String name) {
    return Arrays.stream(values())
        .filter(way -> way.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--security must be one of %s, not %s."
                        .formatted(
                            Arrays.stream(values())
                                .map(Security::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
