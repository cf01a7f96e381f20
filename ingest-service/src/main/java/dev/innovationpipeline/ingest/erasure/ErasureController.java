package dev.innovationpipeline.ingest.erasure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erases runs over HTTP. */
@RestController
@Tag(name = "Run control")
class ErasureController {

  private final Forgetting forgetting;

  ErasureController(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @DeleteMapping("/runs/{run_id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Forget a run",
      description =
          "Erases its rows, its status and its document, unless another run uses that, for good,"
              + " also for a rebuild. Its"
              + " events are erased from Kafka within a day, or the time set by"
              + " pipeline.topics.erasure.")
  @ApiResponse(responseCode = "204", description = "Forgotten, now or by an earlier request")
  @ApiResponse(responseCode = "404", description = "No such run", content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  void forget(@PathVariable("run_id") String runId) {
    forgetting.forget(runId);
  }
}
