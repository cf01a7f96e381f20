package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage as people see it.
 *
 * @param tries failed calls so far
 */
record StageAnswer(
    int number,
    String title,
    Status status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMs,
    int tries,
    @Nullable String error,
    @Nullable Instant nextTryAt,
    @Nullable String model,
    @Nullable Usage usage) {

  static StageAnswer of(StageProgress stage) {
    return new StageAnswer(
        stage.stage(),
        Stage.of(stage.stage()).title(),
        stage.status(),
        stage.startedAt(),
        stage.endedAt(),
        duration(stage.startedAt(), stage.endedAt()),
        stage.tries(),
        stage.error(),
        stage.nextTryAt(),
        stage.model(),
        stage.usage());
  }

  static StageAnswer pending(Stage stage) {
    return new StageAnswer(
        stage.number(), stage.title(), Status.PENDING, null, null, null, 0, null, null, null, null);
  }

  private static @Nullable Long duration(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Duration.between(from, to).toMillis();
  }
}
