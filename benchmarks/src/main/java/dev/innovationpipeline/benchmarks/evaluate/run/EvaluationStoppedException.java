package dev.innovationpipeline.benchmarks.evaluate.run;

/** The evaluation cannot go on now; the same command goes on where it stopped. */
public final class EvaluationStoppedException extends RuntimeException {

  public EvaluationStoppedException(String message) {
    super(message);
  }
}
