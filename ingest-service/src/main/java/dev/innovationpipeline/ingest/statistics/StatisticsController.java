package dev.innovationpipeline.ingest.statistics;

import dev.innovationpipeline.ingest.statistics.Statistics.ProcessorState;
import dev.innovationpipeline.ingest.statistics.Statistics.Runs;
import dev.innovationpipeline.ingest.statistics.Statistics.StageLoads;
import dev.innovationpipeline.ingest.status.view.Processors;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.processor.StageLoad;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics of the whole pipeline. */
@RestController
@Tag(name = "Statistics")
class StatisticsController {

  private static final Duration SPEND_PERIOD = Duration.ofDays(30);

  private final RunCounts counts;
  private final Processors processors;
  private final SpendQueries spend;
  private final SinkLag sinkLag;
  private final InstantSource clock;

  StatisticsController(
      RunCounts counts,
      Processors processors,
      SpendQueries spend,
      SinkLag sinkLag,
      InstantSource clock) {
    this.counts = counts;
    this.processors = processors;
    this.spend = spend;
    this.sinkLag = sinkLag;
    this.clock = clock;
  }

  @GetMapping("/stats")
  @Operation(
      summary = "Runs by state, queues and calls per stage, processors, throughput, spend",
      description = "Only spend needs the database; it is left out while the database is down.")
  @ApiResponse(responseCode = "200", description = "As of now")
  Statistics statistics() {
    List<Processors.Seen> seen = processors.seen();
    return new Statistics(
        new Runs(
            counts.runs(Status.PENDING),
            counts.runs(Status.RUNNING),
            counts.runs(Status.COMPLETED),
            counts.degraded(),
            counts.runs(Status.FAILED),
            counts.runs(Status.CANCELLED)),
        Pipelines.registered().newest().stages().stream().map(stage -> loads(stage, seen)).toList(),
        seen.stream()
            .map(
                one ->
                    new ProcessorState(
                        one.heartbeat().processor(), one.heartbeat().at(), one.alive()))
            .toList(),
        counts.throughput(),
        spend.spend(clock.instant().minus(SPEND_PERIOD)).orElse(null),
        sinkLag.events().isPresent() ? sinkLag.events().getAsLong() : null);
  }

  private StageLoads loads(Stage stage, List<Processors.Seen> seen) {
    List<StageLoad> loads =
        seen.stream()
            .filter(Processors.Seen::alive)
            .flatMap(
                one -> Optional.ofNullable(one.heartbeat().stages().get(stage.number())).stream())
            .toList();
    return new StageLoads(
        stage.number(),
        stage.title(),
        counts.queued(stage.number()),
        sum(loads, StageLoad::inFlight),
        sum(loads, StageLoad::calling),
        sum(loads, StageLoad::waitingToRetry),
        sum(loads, StageLoad::waitingForPermit));
  }

  private static int sum(List<StageLoad> loads, ToIntFunction<StageLoad> part) {
    return loads.stream().mapToInt(part).sum();
  }
}
