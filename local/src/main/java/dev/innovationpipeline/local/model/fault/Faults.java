package dev.innovationpipeline.local.model.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The plan in force and how much of it is used up; the same seed gives the same faults. */
public final class Faults {

  private final RandomGenerator random;
  private FaultPlan plan = FaultPlan.NONE;
  private int used;

  public Faults(RandomGenerator random) {
    this.random = random;
  }

  public synchronized void follow(FaultPlan newPlan) {
    plan = newPlan;
    used = 0;
  }

  public synchronized FaultMode next(int stage) {
    if (plan.stage() != 0 && plan.stage() != stage) {
      return FaultMode.OK;
    }
    if (used >= plan.firstCalls()) {
      return FaultMode.OK;
    }
    used++;
    return plan.probability() >= 1 || random.nextDouble() < plan.probability()
        ? plan.mode()
        : FaultMode.OK;
  }

  public synchronized Duration latency() {
    return plan.latency().draw(random);
  }
}
