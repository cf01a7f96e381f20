package dev.innovationpipeline.benchmarks.check;

import dev.innovationpipeline.benchmarks.check.Finding.AnswerDoesNotHold;
import dev.innovationpipeline.benchmarks.check.Finding.DoubledEvent;
import dev.innovationpipeline.benchmarks.check.Finding.LostRun;
import dev.innovationpipeline.benchmarks.check.Finding.WrongCards;

/** Mistakes in a system, and a finding that each must lead to. */
enum Mutation {
  /** Offsets are committed now and then, without regard to what was written. */
  AUTO_COMMIT(DoubledEvent.class),
  COMMIT_BEFORE_OUTPUT(LostRun.class),
  SINK_WITHOUT_DEDUPLICATION(WrongCards.class),
  SWALLOWED_THROWABLE(LostRun.class),
  VIEW_WITHOUT_ATTEMPTS(AnswerDoesNotHold.class);

  private final Class<? extends Finding> finding;

  Mutation(Class<? extends Finding> finding) {
    this.finding = finding;
  }

  Class<? extends Finding> finding() {
    return finding;
  }
}
