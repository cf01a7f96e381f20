package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.view.Processors;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The status of a run, answered without a database. */
@RestController
@Tag(name = "Status")
class StatusController {

  private final RunStatuses statuses;
  private final Processors processors;
  private final ReviewSettings reviews;

  StatusController(RunStatuses statuses, Processors processors, ReviewSettings reviews) {
    this.statuses = statuses;
    this.processors = processors;
    this.reviews = reviews;
  }

  @GetMapping("/status/{run_id}")
  @Operation(
      summary = "The status of a run, stage by stage",
      description = "Answers from memory; knows a run as soon as any instance has accepted it.")
  @ApiResponse(responseCode = "200", description = "The run is known")
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  @ApiResponse(responseCode = "503", description = "The view is catching up with Kafka")
  StatusAnswer status(@PathVariable("run_id") String runId) {
    return StatusAnswer.of(statuses.require(runId), processors::isDead, reviews);
  }
}
