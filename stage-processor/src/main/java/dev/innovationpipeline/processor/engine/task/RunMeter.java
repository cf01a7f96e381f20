package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.processor.budget.RunBudget;
import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.time.Instant;

/** Counts what the calls of one stage of one run cost, and keeps to its cost cap and its budget. */
final class RunMeter implements CallListener {

  private final RunContext run;
  private final int stage;
  private final Usage before;
  private final ProgressReporter progress;
  private volatile RunBudget budget = RunBudget.NONE;
  private Usage during = Usage.NONE;

  RunMeter(RunContext run, int stage, Usage before, ProgressReporter progress) {
    this.run = run;
    this.stage = stage;
    this.before = before;
    this.progress = progress;
  }

  /** Keeps to a budget from now on. */
  void under(RunBudget runBudget) {
    budget = runBudget;
  }

  /** Tells the budget that the attempt has ended. */
  void ended(boolean completed) {
    budget.ended(runUsage(), completed);
  }

  Usage before() {
    return before;
  }

  @Override
  public void called(Usage usage) {
    synchronized (this) {
      during = during.plus(usage);
    }
    budget.spent(runUsage());
  }

  @Override
  public void retryScheduled(int tries, String error, Instant nextTryAt) {
    String cut = UntrustedText.cut(error, UntrustedText.MAX_MESSAGE_CHARS);
    progress.report(new StageRetryScheduled(run, stage, tries, cut, nextTryAt, progress.now()));
  }

  @Override
  public boolean mayCall() {
    budget.requireMayCall(runUsage());
    BigDecimal cap = run.options().maxCostUsd();
    return cap == null || underCap().compareTo(cap) < 0;
  }

  /** The cap is the run's: the attempts before a review count. */
  private BigDecimal underCap() {
    RunOptions.Reviewed review = run.options().review();
    BigDecimal spent = runUsage().costUsd();
    return review == null ? spent : spent.add(review.costUsd());
  }

  synchronized Usage stageUsage() {
    return during;
  }

  Usage runUsage() {
    return before.plus(stageUsage());
  }
}
