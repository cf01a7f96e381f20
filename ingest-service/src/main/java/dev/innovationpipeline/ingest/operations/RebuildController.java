package dev.innovationpipeline.ingest.operations;

import dev.innovationpipeline.ingest.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds the database from the topics. */
@RestController
@Tag(name = "Operations")
@ApiResponse(responseCode = "401", description = "The bearer token is missing or wrong")
@ApiResponse(responseCode = "403", description = "pipeline.operations.enabled is not set")
@ApiResponse(responseCode = "503", description = "The database or Kafka does not answer")
class RebuildController {

  private final Rebuild rebuild;
  private final RebuildProgress progress;

  RebuildController(Rebuild rebuild, RebuildProgress progress) {
    this.rebuild = rebuild;
    this.progress = progress;
  }

  /**
   * @param epoch the generation of the database that the sink now fills
   */
  record RebuildStarted(String epoch) {}

  @PostMapping("/operations/rebuild-database")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Empty the database and fill it again from the topics",
      description =
          "Runs are accepted and continue meanwhile; lists and results are incomplete until the"
              + " sink has caught up.")
  @ApiResponse(
      responseCode = "202",
      description = "The database is empty; the sink reads from the beginning",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = RebuildStarted.class),
              examples = @ExampleObject("{\"epoch\": \"6f1c8d0e-97a5-4b69-8f0e-2f5a7f4f7f10\"}")))
  RebuildStarted begin() {
    return new RebuildStarted(rebuild.begin());
  }

  @GetMapping("/operations/rebuild-database/{epoch}")
  @Operation(summary = "The progress of a rebuild")
  @ApiResponse(
      responseCode = "200",
      description = "Offsets in the topics, and those yet to be read")
  @ApiResponse(responseCode = "404", description = "A later rebuild replaced it, or there was none")
  RebuildProgress.Reached reached(@PathVariable("epoch") String generation) {
    if (!rebuild.generation().equals(generation)) {
      throw Problems.notFound("The database is not of the generation " + generation + ".");
    }
    return progress.in(generation);
  }
}
