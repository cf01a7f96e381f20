package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.Usage;

/** The budgets that runs keep to. */
@FunctionalInterface
public interface Budgets {

  /** Nobody has one. */
  Budgets NONE = (run, before) -> RunBudget.NONE;

  /**
   * Waits until an attempt may spend, which is at once for a company without a budget, and while
   * there is enough of it.
   *
   * @param before what the attempt has spent in earlier stages
   * @throws StageFailedException when the budget is spent
   */
  RunBudget begin(RunContext run, Usage before) throws InterruptedException;
}
