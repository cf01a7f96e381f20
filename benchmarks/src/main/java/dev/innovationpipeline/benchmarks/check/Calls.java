package dev.innovationpipeline.benchmarks.check;

import java.time.Instant;
import java.util.List;

/**
 * The calls that the provider counted.
 *
 * @param disturbances when processes were killed, stopped or cut off; a call that was open or not
 *     committed then may be repeated, once for each
 */
public record Calls(List<OfStage> stages, List<Disturbance> disturbances) {

  /** No provider was asked. */
  public static final Calls UNKNOWN = new Calls(List.of(), List.of());

  /**
   * Of all attempts of a run.
   *
   * @param answers the calls that were answered in full; a provider charges for them
   * @param firstSeen when the first call arrived
   */
  public record OfStage(String runId, int stage, int answers, Instant firstSeen) {}

  /** From the injection until the system had healed. */
  public record Disturbance(Instant from, Instant to) {

    boolean overlaps(Instant begin, Instant end) {
      return !from.isAfter(end) && !to.isBefore(begin);
    }
  }
}
