package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.run.RunStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A review that a run waits for, in an answer. */
record ReviewAnswer(
    @Schema(description = "The stage whose result is to be reviewed", example = "3") int stage,
    @Schema(example = "Universal translation") String title,
    Instant since,
    @Schema(description = "When the wait ends by itself; left out for never")
        @Nullable Instant until,
    @Schema(description = "When a reminder was sent") @Nullable Instant remindedAt) {

  /** Null for a run that waits for none. */
  static @Nullable ReviewAnswer of(RunStatus status, ReviewSettings reviews) {
    return status
        .waiting()
        .map(
            stage -> {
              Instant since = Objects.requireNonNullElse(stage.endedAt(), status.updatedAt());
              return new ReviewAnswer(
                  stage.stage(),
                  Pipelines.registered().title(status.run().pipeline(), stage.stage()),
                  since,
                  reviews.until(since),
                  status.remindedAt());
            })
        .orElse(null);
  }
}
