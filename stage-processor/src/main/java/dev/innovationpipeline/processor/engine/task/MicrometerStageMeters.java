package dev.innovationpipeline.processor.engine.task;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The figures of stages as Micrometer meters. */
public record MicrometerStageMeters(MeterRegistry registry) implements StageMeters {

  private static final String PREFIX = "innovation.pipeline.stage.";

  @Override
  public void ended(int stage, Outcome outcome, Duration duration) {
    registry
        .timer(
            PREFIX + "duration",
            "stage",
            number(stage),
            "outcome",
            outcome.name().toLowerCase(Locale.ROOT))
        .record(duration);
  }

  @Override
  public void inFlight(int stage, IntSupplier count) {
    Gauge.builder(PREFIX + "in.flight", count::getAsInt)
        .tag("stage", number(stage))
        .register(registry);
  }

  @Override
  public void lag(int stage, LongSupplier count) {
    Gauge.builder(PREFIX + "lag", count::getAsLong).tag("stage", number(stage)).register(registry);
  }

  @Override
  public void deadLetter(String topic) {
    registry.counter("innovation.pipeline.dead.letters", "topic", topic).increment();
  }

  private static String number(int stage) {
    return String.valueOf(stage);
  }
}
