package dev.innovationpipeline.ingest.run;

import dev.innovationpipeline.ingest.caller.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs over HTTP. */
@RestController
@Tag(name = "Runs")
class RunController {

  private final RunPublisher publisher;
  private final RunPermission permission;
  private final RunAdmission admission;

  RunController(RunPublisher publisher, RunPermission permission, RunAdmission admission) {
    this.publisher = publisher;
    this.permission = permission;
    this.admission = admission;
  }

  @PostMapping(
      path = {"/run", "/runs"},
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Start a run",
      description =
          "Answers once Kafka has acknowledged the request. The same request twice starts one run.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RunRequest.class))))
  @ApiResponse(responseCode = "202", description = "Started, now or by an earlier request")
  @ApiResponse(
      responseCode = "400",
      description = "Every wrong field, in errors, such as a company without a profile")
  @ApiResponse(
      responseCode = "402",
      description = "The company has spent its budget of this month; the code is budget_exceeded")
  @ApiResponse(
      responseCode = "403",
      description = "The company is not the caller's, or the user_id another person's")
  @ApiResponse(responseCode = "409", description = "The run_id belongs to another request")
  @ApiResponse(
      responseCode = "429",
      description =
          "The company has as many runs open as it may have, or the caller has started too many a"
              + " second")
  @ApiResponse(
      responseCode = "503",
      description = "Kafka did not acknowledge the request; repeat it")
  RunAccepted start(@RequestBody byte[] body, Caller caller) {
    RunRequest request = RunRequestReader.read(body, caller.user());
    permission.require(request, caller);
    return RunAccepted.of(publisher.publish(request, () -> admission.require(request, caller)));
  }
}
