package dev.innovationpipeline.benchmarks.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parts of the system under test, with what a small machine gives each. All collect garbage in
 * parallel: throughput counts, and the pauses of these heaps stay within a few milliseconds.
 */
public enum Role {
  BROKER("-Xmx512m", "-XX:+UseParallelGC"),
  DATABASE("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
  PROVIDER("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
  INGEST("-Xmx512m", "-XX:+UseParallelGC"),
  SINK("-Xmx512m", "-XX:+UseParallelGC"),
  PROCESSOR("-Xmx1g", "-XX:+UseParallelGC");

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> javaOptions;

  Role(String... javaOptions) {
    this.javaOptions = List.of(javaOptions);
  }

  /** With those that only newer JDKs know. */
  List<String> javaOptions() {
    List<String> all = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 23) {
      all.add("--sun-misc-unsafe-memory-access=allow");
    }
    if (Runtime.version().feature() >= 25) {
      all.add("-XX:+UseCompactObjectHeaders");
    }
    all.addAll(javaOptions);
    return all;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
