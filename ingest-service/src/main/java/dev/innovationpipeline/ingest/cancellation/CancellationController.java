package dev.innovationpipeline.ingest.cancellation;

import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cancels runs over HTTP. */
@RestController
@Tag(name = "Run control")
class CancellationController {

  private final Cancellation cancellation;

  CancellationController(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /** The status of the run after the request. */
  record Cancelled(String runId, Status status) {}

  @PostMapping("/runs/{run_id}/cancel")
  @Operation(
      summary = "Cancel a run",
      description =
          "No further stage starts and a call in flight is aborted. The request is idempotent. If"
              + " the last stage is completed before, the run is COMPLETED and the answer 409. Once"
              + " the answer is 200, the attempt stays CANCELLED, even if a stage still completes.")
  @ApiResponse(
      responseCode = "200",
      description = "The run is cancelled, now or by an earlier request",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Cancelled.class),
              examples = @ExampleObject("{\"run_id\": \"r-1\", \"status\": \"CANCELLED\"}")))
  @ApiResponse(responseCode = "404", description = "No such run", content = @Content)
  @ApiResponse(
      responseCode = "409",
      description = "The run is COMPLETED or FAILED already",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples =
                  @ExampleObject(
                      "{\"title\": \"Conflict\", \"status\": 409, \"detail\": \"Run r-1 is"
                          + " COMPLETED already, so there is nothing to cancel.\"}")))
  @ApiResponse(responseCode = "410", description = "The run was forgotten", content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  Cancelled cancel(@PathVariable("run_id") String runId) {
    RunStatus status = cancellation.cancel(runId);
    return new Cancelled(status.run().runId(), status.status());
  }
}
