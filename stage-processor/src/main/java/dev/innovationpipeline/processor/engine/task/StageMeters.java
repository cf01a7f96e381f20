package dev.innovationpipeline.processor.engine.task;

import dev.innovationpipeline.schema.result.Degradation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The meters of the stages, named {@code innovation.pipeline.stage.*}. */
record StageMeters(MeterRegistry registry) {

  private static final String PREFIX = "innovation.pipeline.stage.";

  /** How work on a stage ends. */
  enum Outcome {
    COMPLETED,
    FAILED,
    OVERDUE,
    UNWANTED,
    HANDED_BACK
  }

  /** Work on a stage of a run has ended. */
  void ended(int stage, Outcome outcome, Duration duration) {
    registry
        .timer(
            PREFIX + "duration",
            "stage",
            number(stage),
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .record(duration);
  }

  /** A stage is completed with a result in which something was lost. */
  void degraded(int stage, Degradation loss) {
    registry.counter(PREFIX + "degraded", "stage", number(stage), "code", loss.code()).increment();
  }

  /**
   * @param count of runs taken up and not finished
   */
  void inFlight(int stage, IntSupplier count) {
    Gauge.builder(PREFIX + "in.flight", count::getAsInt)
        .tag("stage", number(stage))
        .register(registry);
  }

  /**
   * @param count of records of this process's partitions that are not yet taken up
   */
  void lag(int stage, LongSupplier count) {
    Gauge.builder(PREFIX + "lag", count::getAsLong).tag("stage", number(stage)).register(registry);
  }

  /** A record could not be read and went to a dead-letter topic. */
  void deadLetter(String topic) {
    registry.counter("innovation.pipeline.dead.letters", "topic", topic).increment();
  }

  private static String number(int stage) {
    return String.valueOf(stage);
  }
}
