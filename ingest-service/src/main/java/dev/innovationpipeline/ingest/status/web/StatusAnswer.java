package dev.innovationpipeline.ingest.status.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.innovationpipeline.ingest.document.DocumentName;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.text.ShownAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The status of a run in an answer; the first four fields are the seed's.
 *
 * @param usage of the attempt so far, failed calls included
 */
record StatusAnswer(
    @Schema(example = "0199d2c4-8f6e-7c2a-9a51-5d3c1b0e7f42") String runId,
    @Schema(example = "RUNNING") Status status,
    @Schema(description = "The newest stage begun, 0 before the first", example = "2")
        int currentStage,
    @JsonInclude @Schema(description = "Of a FAILED run; null otherwise")
        @Nullable String errorMessage,
    @Schema(example = "document_empty") @Nullable String errorCode,
    @Schema(description = "Counted from 1; one more for each reprocess", example = "1") int attempt,
    @Schema(description = "The version of the pipeline that it goes through", example = "1")
        int pipelineVersion,
    @Schema(example = "user-1") String userId,
    @Schema(example = "lactalis-canada") String companyId,
    @Schema(example = "https://example.com/report.pdf") String blobUrl,
    @Schema(
            description = "The name of the uploaded file, or the last part of the address",
            example = "report.pdf")
        @Nullable String documentName,
    @Schema(
            description =
                "The title that the document gives itself; known once it is read, and left out"
                    + " where there is none or it is the name",
            example = "Dairy Trends 2026")
        @Nullable String documentTitle,
    Instant createdAt,
    @Schema(description = "The time of the request for this attempt") Instant attemptRequestedAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    @Schema(example = "0.0123") BigDecimal costUsd,
    Usage usage,
    List<StageAnswer> stages,
    @Schema(
            description =
                "Why a COMPLETED run is degraded: what was lost in its results without anybody's"
                    + " choice; left out for nothing")
        @Nullable List<Degradation> degraded,
    @Schema(
            description =
                "A RUNNING run that does nothing says for what it waits, and a PENDING one of a"
                    + " batch that waits for the first stages of another; else left out",
            allowableValues = {"review", "shared_stages"})
        @Nullable String waitingFor,
    @Schema(description = "The review that it waits for") @Nullable ReviewAnswer review,
    @Schema(description = "The batch that it was started with", example = "autumn-2026")
        @Nullable String batchId) {

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

  /**
   * @param dead tells of a processor whether it is gone
   * @param reviews how long runs wait
   */
  static StatusAnswer of(RunStatus status, Predicate<String> dead, ReviewSettings reviews) {
    ReviewAnswer review = ReviewAnswer.of(status, reviews);
    RunContext run = status.run();
    return new StatusAnswer(
        run.runId(),
        status.status(),
        status.currentStage(),
        status.error(),
        status.errorCode(),
        run.attempt(),
        run.pipeline().version(),
        run.userId(),
        run.companyId(),
        ShownAddress.of(run.blobUrl()),
        DocumentName.of(run.blobUrl()),
        titleOf(status),
        run.requestedAt(),
        run.attemptRequestedAt(),
        status.updatedAt(),
        status.status().isTerminal() ? status.updatedAt() : null,
        status.usage().costUsd(),
        status.usage(),
        stages(status, dead),
        Degradation.orNull(status.degraded()),
        waitingFor(status),
        review,
        Optional.ofNullable(run.options().batch()).map(Batched::id).orElse(null));
  }

  private static @Nullable String waitingFor(RunStatus status) {
    if (status.awaitsOthers()) {
      return "shared_stages";
    }
    return status.waiting().isPresent() ? "review" : null;
  }

  private static @Nullable String titleOf(RunStatus status) {
    String name = Objects.requireNonNullElse(DocumentName.of(status.run().blobUrl()), "");
    int end = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    return status.stages().values().stream()
        .map(StageProgress::document)
        .filter(Objects::nonNull)
        .map(SourceDocument::title)
        .filter(Objects::nonNull)
        .filter(
            title ->
                !title.equalsIgnoreCase(name) && !title.equalsIgnoreCase(name.substring(0, end)))
        .findFirst()
        .orElse(null);
  }

  /** An attempt keeps the stages before its first; those after are yet to be redone. */
  private static List<StageAnswer> stages(RunStatus status, Predicate<String> dead) {
    int attempt = status.run().attempt();
    int first =
        status.stages().values().stream()
            .filter(stage -> stage.attempt() == attempt)
            .mapToInt(StageProgress::stage)
            .min()
            .orElse(0);
    PipelineVersion pipeline = status.run().pipeline();
    return IntStream.rangeClosed(1, pipeline.stages())
        .mapToObj(
            stage -> {
              StageProgress progress = status.stages().get(stage);
              boolean earlier = progress != null && progress.attempt() < attempt;
              if (progress == null || (earlier && stage > first)) {
                return StageAnswer.pending(pipeline, stage);
              }
              return StageAnswer.of(pipeline, progress, earlier || isCarriedOver(progress), dead);
            })
        .toList();
  }

  private static boolean isCarriedOver(StageProgress stage) {
    return stage.copiedFromAttempt() != null || stage.sharedBy() != null;
  }
}
