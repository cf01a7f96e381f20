package dev.innovationpipeline.local.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The fault plan in force and its remaining calls. The same seed gives the same faults. */
final class Faults {

  private final RandomGenerator random;
  private FaultPlan plan = FaultPlan.NONE;
  private int used;

  Faults(RandomGenerator random) {
    this.random = random;
  }

  synchronized void follow(FaultPlan newPlan) {
    plan = newPlan;
    used = 0;
  }

  synchronized FaultMode next(int stage) {
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

  synchronized Duration latency() {
    return plan.latency().draw(random);
  }
}
