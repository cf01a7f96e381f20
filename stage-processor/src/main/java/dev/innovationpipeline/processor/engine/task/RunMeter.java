package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.processor.llm.api.CallListener;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.math.BigDecimal;
import java.time.Instant;

/** Counts what the calls of one stage of one run cost, and keeps to the run's cost cap. */
final class RunMeter implements CallListener {

  private final RunContext run;
  private final int stage;
  private final Usage before;
  private final ProgressReporter progress;
  private Usage during = Usage.NONE;

  RunMeter(RunContext run, int stage, Usage before, ProgressReporter progress) {
    this.run = run;
    this.stage = stage;
    this.before = before;
    this.progress = progress;
  }

  @Override
  public synchronized void called(Usage usage) {
    during = during.plus(usage);
  }

  @Override
  public void retryScheduled(int tries, String error, Instant nextTryAt) {
    String cut = UntrustedText.cut(error, UntrustedText.MAX_MESSAGE_CHARS);
    progress.report(new StageRetryScheduled(run, stage, tries, cut, nextTryAt, progress.now()));
  }

  @Override
  public boolean mayCall() {
    BigDecimal cap = run.options().maxCostUsd();
    return cap == null || runUsage().costUsd().compareTo(cap) < 0;
  }

  synchronized Usage stageUsage() {
    return during;
  }

  Usage runUsage() {
    return before.plus(stageUsage());
  }
}
