package dev.innovationpipeline.processor.engine.task;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Keeps the figures of stages for whoever watches the service. */
public interface StageMeters {

  /** Work on a stage of a run has ended. */
  void ended(int stage, Outcome outcome, Duration duration);

  /**
   * @param count of runs taken up and not finished
   */
  void inFlight(int stage, IntSupplier count);

  /**
   * @param count of records of this process's partitions that are not yet taken up
   */
  void lag(int stage, LongSupplier count);

  /** A record could not be read and went to a dead-letter topic. */
  void deadLetter(String topic);

  /** How work on a stage ends. */
  enum Outcome {
    COMPLETED,
    FAILED,
    OVERDUE,
    UNWANTED,
    HANDED_BACK
  }
}
