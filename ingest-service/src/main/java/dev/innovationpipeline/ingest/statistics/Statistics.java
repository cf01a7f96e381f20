package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.status.view.RunCounts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pipeline at a glance. */
record Statistics(
    Runs runs,
    List<StageLoads> stages,
    List<ProcessorState> processors,
    @Schema(description = "The last hour, oldest minute first")
        List<RunCounts.Minute> throughputPerMinute,
    @Schema(description = "The last 30 days, all attempts; left out while the database is down")
        @Nullable List<SpendQueries.Spend> spend,
    @Schema(description = "Events that are not in the database yet; left out when not known")
        @Nullable Long sinkLag) {

  record Runs(
      int pending,
      int running,
      int completed,
      @Schema(description = "Completed ones in whose results something was lost") int degraded,
      int failed,
      int cancelled) {}

  record StageLoads(
      @Schema(example = "3") int number,
      @Schema(example = "Universal translation") String title,
      @Schema(description = "Runs that wait for a processor to take the stage up") int queueDepth,
      @Schema(description = "Taken up and not finished") int inFlight,
      @Schema(description = "Open calls to the model") int calling,
      @Schema(description = "Failed calls that will be tried again") int waitingToRetry,
      @Schema(description = "Calls that wait for the concurrency limit of the model")
          int waitingForPermit) {}

  record ProcessorState(String id, Instant lastSeen, boolean alive) {}
}
