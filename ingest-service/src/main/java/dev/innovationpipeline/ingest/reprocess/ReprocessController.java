package dev.innovationpipeline.ingest.reprocess;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts new attempts of runs over HTTP. */
@RestController
@Tag(name = "Run control")
class ReprocessController {

  private final Reprocessing reprocessing;

  ReprocessController(Reprocessing reprocessing) {
    this.reprocessing = reprocessing;
  }

  /** The answer to a request for another attempt that is now in the log. */
  record ReprocessStarted(
      @Schema(example = "Reprocess started") String status,
      String runId,
      @Schema(example = "2") int attempt,
      @Schema(example = "4") int fromStage) {}

  @PostMapping(path = "/runs/{run_id}/reprocess", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Reprocess a run from a stage on",
      description =
          "Starts a new attempt with the newest output of the stage before. Until it completes,"
              + " readers see the earlier results; if it fails, those stay. A field that is left"
              + " out keeps its value of the attempt before.",
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
      description = "Started, now or by an earlier request with the same job_id",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ReprocessStarted.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Every wrong field, in errors",
      content = @Content)
  @ApiResponse(responseCode = "404", description = "No such run", content = @Content)
  @ApiResponse(
      responseCode = "409",
      description =
          "code run_active: the run has not ended; stage_before_missing: that stage was never"
              + " completed; edit_outdated: somebody edited it again; edit_missing: there is no"
              + " such version",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples =
                  @ExampleObject(
                      "{\"title\": \"Conflict\", \"status\": 409, \"code\":"
                          + " \"stage_before_missing\", \"detail\": \"Stage 4 of run r-1 was never"
                          + " completed; from_stage can be 3 at most.\"}")))
  @ApiResponse(responseCode = "410", description = "The run was forgotten", content = @Content)
  @ApiResponse(
      responseCode = "429",
      description =
          "The company has as many runs open as it may have, or the caller has started too many a"
              + " second",
      content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  ReprocessStarted reprocess(@PathVariable("run_id") String runId, @RequestBody byte[] body) {
    ReprocessRequest request = ReprocessRequest.read(body);
    int attempt = reprocessing.reprocess(runId, request);
    return new ReprocessStarted("Reprocess started", runId, attempt, request.fromStage());
  }
}
