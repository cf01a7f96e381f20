package dev.innovationpipeline.benchmarks.evaluate.command;

import dev.innovationpipeline.benchmarks.evaluate.judge.Judged;
import dev.innovationpipeline.benchmarks.evaluate.run.CaseResult;
import dev.innovationpipeline.benchmarks.evaluate.run.EvaluationStoppedException;
import dev.innovationpipeline.benchmarks.evaluate.run.KeptResults;
import dev.innovationpipeline.benchmarks.evaluate.run.Spending;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.util.Optional;

/** A judgement that is kept, or else asked for and then kept. */
final class JudgedOnce {

  /** Asks the judge. */
  @FunctionalInterface
  interface Asking {

    Judged ask() throws InterruptedException;
  }

  private JudgedOnce() {}

  /**
   * @throws EvaluationStoppedException when the judge does not answer, or may not for its cost
   */
  static Judged of(KeptResults kept, CaseResult result, Spending spending, Asking judge)
      throws InterruptedException {
    Optional<Judged> before = kept.read(kept.judged(result.id()), Judged.class);
    if (before.isPresent()) {
      spending.add(before.get().usage());
      return before.get();
    }
    try {
      Judged judgement = judge.ask();
      kept.write(kept.judged(result.id()), judgement);
      return judgement;
    } catch (StageFailedException e) {
      EvaluationStoppedException.throwIfAtCap(e);
      throw new EvaluationStoppedException("The judge does not answer: " + e.getMessage());
    }
  }
}
