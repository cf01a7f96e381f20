package dev.innovationpipeline.benchmarks.run;

import dev.innovationpipeline.benchmarks.provider.CallTimes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A planned change of the number of processors.
 *
 * @param at since the first run was submitted
 */
record Change(Kind kind, Duration at) {

  enum Kind {
    /** Another processor starts. */
    JOIN,
    /** The newest one gets SIGTERM, and hands its work over. */
    STOP,
    /** The newest one gets SIGKILL. */
    KILL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The changes in the order of their times.
   *
   * @param joins as in {@code 10s,40s}; may be empty, like the others
   * @throws IllegalArgumentException saying which time is wrong
   */
  static List<Change> parse(String joins, String stops, String kills) {
    return Stream.of(of(Kind.JOIN, joins), of(Kind.STOP, stops), of(Kind.KILL, kills))
        .flatMap(changes -> changes)
        .sorted(Comparator.comparing(Change::at))
        .toList();
  }

  /** The fewest processors that there are at any time. */
  static int fewest(int processors, List<Change> changes) {
    int now = processors;
    int fewest = processors;
    for (Change change : changes) {
      now += change.kind() == Kind.JOIN ? 1 : -1;
      fewest = Math.min(fewest, now);
    }
    return fewest;
  }

  private static Stream<Change> of(Kind kind, String times) {
    return Arrays.stream(times.split(",", -1))
        .filter(time -> !time.isBlank())
        .map(time -> new Change(kind, CallTimes.duration(time)));
  }
}
