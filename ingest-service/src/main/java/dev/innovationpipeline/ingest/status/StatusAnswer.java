package dev.innovationpipeline.ingest.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.innovationpipeline.schema.Stage;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it; the first four fields are the seed's.
 *
 * @param usage of the stages that count for the current attempt
 */
record StatusAnswer(
    String runId,
    Status status,
    int currentStage,
    @JsonInclude @Nullable String errorMessage,
    @Nullable String errorCode,
    int attempt,
    String userId,
    String companyId,
    String blobUrl,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    BigDecimal costUsd,
    Usage usage,
    List<StageAnswer> stages) {

  static StatusAnswer of(RunStatus status) {
    RunContext run = status.run();
    List<StageAnswer> stages = stages(status);
    Usage usage =
        stages.stream()
            .map(StageAnswer::usage)
            .filter(Objects::nonNull)
            .reduce(Usage.NONE, Usage::plus);
    return new StatusAnswer(
        run.runId(),
        status.status(),
        status.currentStage(),
        status.error(),
        status.errorCode(),
        status.progress().attempt(),
        run.userId(),
        run.companyId(),
        run.blobUrl(),
        run.requestedAt(),
        status.updatedAt(),
        status.status().isTerminal() ? status.updatedAt() : null,
        usage.costUsd(),
        usage,
        stages);
  }

  /** An attempt keeps the stages before its first; those after are yet to be redone. */
  private static List<StageAnswer> stages(RunStatus status) {
    int attempt = status.progress().attempt();
    Map<Integer, StageProgress> known = status.stages();
    int first =
        known.values().stream()
            .filter(stage -> stage.attempt() == attempt)
            .mapToInt(StageProgress::stage)
            .min()
            .orElse(0);
    return Arrays.stream(Stage.values())
        .map(
            stage -> {
              StageProgress progress = known.get(stage.number());
              return progress != null && (progress.attempt() == attempt || stage.number() < first)
                  ? StageAnswer.of(progress)
                  : StageAnswer.pending(stage);
            })
        .toList();
  }
}
