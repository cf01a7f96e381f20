package dev.innovationpipeline.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

/**
 * The times between two consecutive events of one run in the log, less the time that the model took
 * for the answer between them: how long the system kept a run waiting.
 */
public final class Gaps {

  private static final double MICROS_IN_MILLI = 1000;

  /**
   * @param endedMillis when the second event was appended, since 1970
   */
  private record Gap(long endedMillis, long micros) {}

  private final List<Gap> gaps = new ArrayList<>();

  /**
   * @param beforeMillis when the first event was appended, since 1970
   * @param afterMillis when the second one was
   * @param llmMicros between them, for the call that was answered; calls in vain count as waiting
   */
  public void add(long beforeMillis, long afterMillis, long llmMicros) {
    long micros = (long) ((afterMillis - beforeMillis) * MICROS_IN_MILLI) - llmMicros;
    gaps.add(new Gap(afterMillis, Math.max(0, micros)));
  }

  /** The longest in milliseconds; 0 when there is none. */
  public double longestMillis() {
    return longestMillis(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * The longest of those that ended in a time, in milliseconds; 0 when none did.
   *
   * @param fromMillis inclusive, since 1970
   * @param toMillis exclusive
   */
  public double longestMillis(long fromMillis, long toMillis) {
    return gaps.stream()
            .filter(gap -> gap.endedMillis() >= fromMillis && gap.endedMillis() < toMillis)
            .mapToLong(Gap::micros)
            .max()
            .orElse(0)
        / MICROS_IN_MILLI;
  }
}
