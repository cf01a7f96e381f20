package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.document.DocumentName;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.StageProgress;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.text.ShownAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a batch is: its runs that are the caller's, and what they are together. */
record BatchStatus(
    @Schema(example = "autumn-2026") String batchId,
    Instant createdAt,
    @Schema(example = "user-1") String userId,
    @Schema(description = "Of the batch, also those whose runs are not the caller's", example = "1")
        int documents,
    @Schema(description = "As documents", example = "3") int companies,
    @Schema(
            description = "The number of runs by status; those without a run are left out",
            example = "{\"COMPLETED\": 2, \"RUNNING\": 1}")
        Map<String, Integer> counts,
    @Schema(description = "Whether every run has ended") boolean ended,
    @Schema(description = "Of the newest attempts", example = "0.0421") BigDecimal costUsd,
    @Schema(description = "By document and company") List<BatchRun> runs) {

  /** A run of a batch. */
  record BatchRun(
      @Schema(example = "autumn-2026.1.2") String runId,
      @Schema(description = "From 1", example = "1") int document,
      @Schema(example = "report.pdf") @Nullable String documentName,
      @Schema(example = "https://example.com/report.pdf") String blobUrl,
      @Schema(example = "lactalis-canada") String companyId,
      @Schema(example = "RUNNING") Status status,
      @Schema(description = "The newest stage begun, 0 before the first", example = "4")
          int currentStage,
      @Schema(example = "2") int attempt,
      @Schema(example = "document_empty") @Nullable String errorCode,
      @Schema(description = "Of a FAILED run") @Nullable String errorMessage,
      @Schema(
              description =
                  "For what it waits: for a review, or for the first stages of another run on the"
                      + " document; else left out",
              allowableValues = {"review", "shared_stages"})
          @Nullable String waitingFor,
      @Schema(
              description =
                  "The run whose first results it took over; left out for none, and if that run is"
                      + " not the caller's",
              example = "autumn-2026.1.1")
          @Nullable String sharedBy,
      @Schema(example = "0.0140") BigDecimal costUsd,
      Instant updatedAt) {

    private static BatchRun of(RunStatus status, Set<String> seen) {
      RunContext run = status.run();
      return new BatchRun(
          run.runId(),
          placeOf(status).document(),
          DocumentName.of(run.blobUrl()),
          ShownAddress.of(run.blobUrl()),
          run.companyId(),
          status.status(),
          status.currentStage(),
          run.attempt(),
          status.errorCode(),
          status.error(),
          status.awaitsOthers() ? "shared_stages" : status.waiting().isPresent() ? "review" : null,
          status.stages().values().stream()
              .map(StageProgress::sharedBy)
              .filter(Objects::nonNull)
              .filter(seen::contains)
              .findFirst()
              .orElse(null),
          status.usage().costUsd(),
          status.updatedAt());
    }
  }

  /**
   * The sum of runs. It names no other run.
   *
   * @param runs of one batch that the caller sees, at least one
   */
  static BatchStatus of(List<RunStatus> runs) {
    RunStatus first = runs.getFirst();
    Set<String> seen =
        runs.stream().map(run -> run.run().runId()).collect(Collectors.toUnmodifiableSet());
    Map<String, Integer> counts =
        runs.stream()
            .map(run -> run.status().name())
            .collect(
                Collectors.toMap(Function.identity(), status -> 1, Integer::sum, TreeMap::new));
    return new BatchStatus(
        placeOf(first).id(),
        first.run().requestedAt(),
        first.run().userId(),
        placeOf(first).documents(),
        placeOf(first).companies(),
        counts,
        runs.stream().allMatch(run -> run.status().isTerminal()),
        runs.stream().map(run -> run.usage().costUsd()).reduce(BigDecimal.ZERO, BigDecimal::add),
        runs.stream().map(run -> BatchRun.of(run, seen)).toList());
  }

  private static Batched placeOf(RunStatus run) {
    return Objects.requireNonNull(run.run().options().batch());
  }
}
