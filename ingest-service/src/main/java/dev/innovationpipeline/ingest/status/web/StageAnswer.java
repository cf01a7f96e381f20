package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One stage of a run in an answer. */
record StageAnswer(
    @Schema(example = "2") int number,
    @Schema(example = "Trend amplification") String title,
    @Schema(example = "RUNNING") Status status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMs,
    @Schema(description = "Failed calls so far in a stage that runs or has failed") int tries,
    @Schema(description = "The last failure, of a try or of the stage") @Nullable String error,
    @Schema(description = "The time of the next try") @Nullable Instant nextTryAt,
    @Nullable String model,
    @Schema(description = "The process that took the stage last") @Nullable String processor,
    @Schema(description = "That process is lost; another one will take the stage") boolean waiting,
    @Schema(description = "Done by an earlier attempt; this one does not redo it")
        boolean carriedOver,
    @Nullable BigDecimal costUsd,
    @Nullable Usage usage,
    @Schema(description = "What was lost in the result; left out for nothing")
        @Nullable List<Degradation> degraded,
    @Schema(
            description =
                "The version of the company's profile that the model was told of; left out for a"
                    + " stage that tells of none")
        @Nullable ProfileVersion profile) {

  /**
   * @param carriedOver whether an earlier attempt did it
   * @param dead tells of a processor whether it is gone
   */
  static StageAnswer of(
      PipelineVersion pipeline, StageProgress stage, boolean carriedOver, Predicate<String> dead) {
    String processor = stage.processor();
    Usage usage = stage.usage();
    return new StageAnswer(
        stage.stage(),
        Pipelines.registered().title(pipeline, stage.stage()),
        stage.status(),
        stage.startedAt(),
        stage.endedAt(),
        duration(stage.startedAt(), stage.endedAt()),
        stage.tries(),
        stage.error(),
        stage.nextTryAt(),
        stage.model(),
        processor,
        stage.status() == Status.RUNNING && processor != null && dead.test(processor),
        carriedOver,
        usage == null ? null : usage.costUsd(),
        usage,
        stage.degraded(),
        stage.profile());
  }

  static StageAnswer pending(PipelineVersion pipeline, int stage) {
    return new StageAnswer(
        stage,
        Pipelines.registered().title(pipeline, stage),
        Status.PENDING,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Long duration(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Duration.between(from, to).toMillis();
  }
}
