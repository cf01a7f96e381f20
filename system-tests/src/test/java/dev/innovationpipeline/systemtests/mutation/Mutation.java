package dev.innovationpipeline.systemtests.mutation;

import dev.innovationpipeline.benchmarks.check.Finding;
import dev.innovationpipeline.benchmarks.check.Finding.AnswerDoesNotHold;
import dev.innovationpipeline.benchmarks.check.Finding.LostRun;
import dev.innovationpipeline.benchmarks.check.Finding.WrongCards;
import dev.innovationpipeline.benchmarks.part.Role;
import org.jspecify.annotations.Nullable;

/** Mistakes in the services, and the finding that each must lead to. */
enum Mutation {
  /** The processor's consumer commits what it has polled. */
  AUTO_COMMIT(LostRun.class, null),
  /** The processor commits an input's offset, and its output after that. */
  COMMIT_BEFORE_OUTPUT(LostRun.class, Role.PROCESSOR),
  SINK_WITHOUT_DEDUPLICATION(WrongCards.class, Role.SINK),
  /** A stage that throws ends without an event. */
  SWALLOWED_THROWABLE(LostRun.class, null),
  VIEW_WITHOUT_ATTEMPTS(AnswerDoesNotHold.class, null);

  private final Class<? extends Finding> finding;
  private final @Nullable Role dying;

  /**
   * @param dying the part that dies at its first commit; null for none
   */
  Mutation(Class<? extends Finding> finding, @Nullable Role dying) {
    this.finding = finding;
    this.dying = dying;
  }

  Class<? extends Finding> finding() {
    return finding;
  }

  @Nullable Role dying() {
    return dying;
  }
}
