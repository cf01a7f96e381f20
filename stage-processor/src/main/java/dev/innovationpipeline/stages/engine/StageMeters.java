package dev.innovationpipeline.stages.engine;

import dev.innovationpipeline.schema.Stage;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Keeps the figures of stages for whoever watches the service. */
interface StageMeters {

  /** Work on a stage of a run has ended. */
  void ended(Stage stage, Outcome outcome, Duration duration);

  /**
   * @param count of runs taken up and not finished
   */
  void inFlight(Stage stage, IntSupplier count);

  /** How work on a stage ends. */
  enum Outcome {
    COMPLETED,
    FAILED,
    OVERDUE,
    UNWANTED,
    HANDED_BACK
  }
}
