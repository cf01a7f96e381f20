package dev.innovationpipeline.local.model;

/**
 * Which calls fail and how, and the latency of all calls.
 *
 * @param firstCalls the number of calls that may fail, counted from when the plan is set
 * @param probability that each of these calls fails, 0 to 1
 * @param stage the stage whose calls may fail; 0 for all stages
 */
public record FaultPlan(
    FaultMode mode, int firstCalls, double probability, int stage, Latency latency) {

  public static final FaultPlan NONE = always(FaultMode.OK);

  public static FaultPlan always(FaultMode mode) {
    return new FaultPlan(mode, Integer.MAX_VALUE, 1, 0, Latency.NONE);
  }

  public static FaultPlan first(int calls, FaultMode mode) {
    return new FaultPlan(mode, calls, 1, 0, Latency.NONE);
  }

  public static FaultPlan sometimes(double probability, FaultMode mode) {
    return new FaultPlan(mode, Integer.MAX_VALUE, probability, 0, Latency.NONE);
  }

  public FaultPlan onStage(int number) {
    return new FaultPlan(mode, firstCalls, probability, number, latency);
  }

  public FaultPlan withLatency(Latency newLatency) {
    return new FaultPlan(mode, firstCalls, probability, stage, newLatency);
  }
}
