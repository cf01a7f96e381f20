package dev.innovationpipeline.stages.engine;

import dev.innovationpipeline.schema.Stage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/** The figures of stages as Micrometer meters. */
record MicrometerStageMeters(MeterRegistry registry) implements StageMeters {

  private static final String PREFIX = "innovation.pipeline.stage.";

  @Override
  public void ended(Stage stage, Outcome outcome, Duration duration) {
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
  public void inFlight(Stage stage, IntSupplier count) {
    Gauge.builder(PREFIX + "in.flight", count::getAsInt)
        .tag("stage", number(stage))
        .register(registry);
  }

  private static String number(Stage stage) {
    return String.valueOf(stage.number());
  }
}
