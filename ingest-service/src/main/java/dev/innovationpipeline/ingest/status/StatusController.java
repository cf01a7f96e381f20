package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a run stands, without a database. */
@RestController
@Tag(name = "Status")
class StatusController {

  private final RunStatuses statuses;

  StatusController(RunStatuses statuses) {
    this.statuses = statuses;
  }

  @GetMapping("/status/{run_id}")
  @Operation(summary = "Where a run stands, stage by stage")
  @ApiResponse(responseCode = "200", description = "Known")
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "503", description = "The view is catching up with Kafka")
  StatusAnswer status(@PathVariable("run_id") String runId) {
    return statuses
        .find(runId)
        .map(StatusAnswer::of)
        .orElseThrow(() -> Problems.notFound("There is no run " + runId + "."));
  }
}
