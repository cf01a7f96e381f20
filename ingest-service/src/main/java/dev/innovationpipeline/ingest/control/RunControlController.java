package dev.innovationpipeline.ingest.control;

import dev.innovationpipeline.ingest.cancellation.Cancellation;
import dev.innovationpipeline.ingest.erasure.Forgetting;
import dev.innovationpipeline.ingest.reprocess.ReprocessRequest;
import dev.innovationpipeline.ingest.reprocess.Reprocessing;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stop, again, forget. */
@RestController
@Tag(name = "Run control")
@ApiResponse(responseCode = "404", description = "No such run", content = @Content)
@ApiResponse(responseCode = "503", description = "Come again after Retry-After", content = @Content)
class RunControlController {

  private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private final Cancellation cancellation;
  private final Reprocessing reprocessing;
  private final Forgetting forgetting;

  RunControlController(
      Cancellation cancellation, Reprocessing reprocessing, Forgetting forgetting) {
    this.cancellation = cancellation;
    this.reprocessing = reprocessing;
    this.forgetting = forgetting;
  }

  /** Where the run stands now. */
  record Cancelled(String runId, Status status) {}

  /** The answer to a request for another attempt that is now in the log. */
  record ReprocessStarted(
      @Schema(example = "Reprocess started") String status,
      String runId,
      @Schema(example = "2") int attempt,
      @Schema(example = "4") int fromStage) {}

  @PostMapping("/runs/{run_id}/cancel")
  @Operation(
      summary = "Cancel a run",
      description =
          "No further stage starts and a call in flight is aborted. Asking twice is asking once."
              + " Where the last stage completes at the same moment, the run stays COMPLETED.")
  @ApiResponse(
      responseCode = "200",
      description = "It is cancelled, now or before",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Cancelled.class),
              examples = @ExampleObject("{\"run_id\": \"r-1\", \"status\": \"CANCELLED\"}")))
  @ApiResponse(
      responseCode = "409",
      description = "It is COMPLETED or FAILED already",
      content =
          @Content(
              mediaType = PROBLEM,
              schema = @Schema(implementation = ProblemDetail.class),
              examples =
                  @ExampleObject(
                      "{\"title\": \"Conflict\", \"status\": 409, \"detail\": \"Run r-1 is"
                          + " COMPLETED already, so there is nothing to cancel.\"}")))
  @ApiResponse(responseCode = "410", description = "The run was forgotten", content = @Content)
  Cancelled cancel(@PathVariable("run_id") String runId) {
    RunStatus status = cancellation.cancel(runId);
    return new Cancelled(status.run().runId(), status.status());
  }

  @PostMapping(path = "/runs/{run_id}/reprocess", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Do a run again from a stage on",
      description =
          "Begins a new attempt with the newest output of the stage before. Until it completes,"
              + " readers see the results that were; if it fails, they stay. What is left out stays"
              + " as the attempt before had it.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ReprocessRequest.class),
                      examples =
                          @ExampleObject("{\"from_stage\": 4, \"model\": \"openai/gpt-5\"}"))))
  @ApiResponse(
      responseCode = "202",
      description = "Started, now or before by the same job_id",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ReprocessStarted.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Every wrong field, in errors",
      content = @Content)
  @ApiResponse(
      responseCode = "409",
      description =
          "code run_active: it has not ended; stage_before_missing: that stage was never completed",
      content =
          @Content(
              mediaType = PROBLEM,
              schema = @Schema(implementation = ProblemDetail.class),
              examples =
                  @ExampleObject(
                      "{\"title\": \"Conflict\", \"status\": 409, \"code\":"
                          + " \"stage_before_missing\", \"detail\": \"Stage 4 of run r-1 was never"
                          + " completed; from_stage can be 3 at most.\"}")))
  @ApiResponse(responseCode = "410", description = "The run was forgotten", content = @Content)
  ReprocessStarted reprocess(@PathVariable("run_id") String runId, @RequestBody byte[] body) {
    ReprocessRequest request = ReprocessRequest.read(body);
    int attempt = reprocessing.reprocess(runId, request);
    return new ReprocessStarted("Reprocess started", runId, attempt, request.fromStage());
  }

  @DeleteMapping("/runs/{run_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Forget a run",
      description =
          "Its rows, its document kept here and its status go; it never comes back, also not by a"
              + " rebuild. Its events are erased from Kafka within a day, or what"
              + " pipeline.topics.erasure says.")
  @ApiResponse(responseCode = "204", description = "Forgotten, now or before")
  void forget(@PathVariable("run_id") String runId) {
    forgetting.forget(runId);
  }
}
