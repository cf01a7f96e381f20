package dev.innovationpipeline.processor.budget;

import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.event.Usage;

/** The budget as one attempt sees it. Usages are those of the attempt so far. */
public interface RunBudget {

  /** No limits. */
  RunBudget NONE =
      new RunBudget() {
        @Override
        public void requireMayCall(Usage usage) {}

        @Override
        public void spent(Usage usage) {}

        @Override
        public void ended(Usage usage, boolean completed) {}
      };

  /**
   * Called before each call.
   *
   * @throws StageFailedException when the attempt may make no further call
   */
  void requireMayCall(Usage usage);

  /** Called after each call. */
  void spent(Usage usage);

  /** Called once the attempt spends no more. */
  void ended(Usage usage, boolean completed);
}
