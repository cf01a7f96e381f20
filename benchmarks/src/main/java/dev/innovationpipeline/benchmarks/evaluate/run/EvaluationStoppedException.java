package dev.innovationpipeline.benchmarks.evaluate.run;

import dev.innovationpipeline.processor.failure.StageFailedException;

/** The evaluation cannot go on now; the same command goes on where it stopped. */
public final class EvaluationStoppedException extends RuntimeException {

  private static final String CAP_REACHED = "cost_cap_exceeded";

  public EvaluationStoppedException(String message) {
    super(message);
  }

  /**
   * @throws EvaluationStoppedException if the call was not made for its cost
   */
  public static void throwIfAtCap(StageFailedException failure) {
    if (failure.code().equals(CAP_REACHED)) {
      throw new EvaluationStoppedException(
          "The cap of --max-cost-usd is reached. Give a higher one to go on.");
    }
  }
}
