package dev.innovationpipeline.ingest.note;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.note.RunNotes.NotedRun;
import dev.innovationpipeline.ingest.problem.RequestFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Titles and tags of runs. Each request may be repeated; the latest wins. */
@RestController
@Tag(name = "Runs")
@ApiResponse(responseCode = "200", description = "Title and tags as they are now")
@ApiResponse(responseCode = "404", description = "No such run")
@ApiResponse(responseCode = "410", description = "The run was forgotten")
@ApiResponse(responseCode = "503", description = "Kafka or the database does not answer")
class RunNotesController {

  private static final int MAX_TITLE_CHARS = 200;

  private final RunNotes notes;

  RunNotesController(RunNotes notes) {
    this.notes = notes;
  }

  record TitleRequest(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "1 to 200 characters",
              example = "Autumn trends, first look")
          String title) {}

  @GetMapping("/runs/{run_id}/notes")
  @Operation(summary = "A run's own title and its tags")
  NotedRun read(@PathVariable("run_id") String runId) {
    return notes.read(runId);
  }

  @PutMapping(path = "/runs/{run_id}/title", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Give a run a title",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TitleRequest.class))))
  @ApiResponse(responseCode = "400", description = "No title")
  NotedRun title(@PathVariable("run_id") String runId, @RequestBody byte[] body, Caller caller)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    String title = fields.required("title", MAX_TITLE_CHARS);
    fields.refuseIfWrong();
    return notes.title(runId, title, caller);
  }

  @DeleteMapping("/runs/{run_id}/title")
  @Operation(summary = "Take a run's title away; its document's name stands in for it")
  NotedRun untitle(@PathVariable("run_id") String runId, Caller caller)
      throws InterruptedException {
    return notes.title(runId, null, caller);
  }

  @PutMapping("/runs/{run_id}/tags/{tag}")
  @Operation(
      summary = "Tag a run",
      description = "Tags are kept in lower case; they have 1 to 50 characters.")
  @ApiResponse(responseCode = "400", description = "No tag")
  NotedRun tag(@PathVariable("run_id") String runId, @PathVariable("tag") String tag, Caller caller)
      throws InterruptedException {
    return notes.tag(runId, Tags.require(Tags.parseNew(tag)), true, caller);
  }

  @DeleteMapping("/runs/{run_id}/tags/{tag}")
  @Operation(summary = "Take a tag from a run")
  @ApiResponse(responseCode = "400", description = "No tag")
  NotedRun untag(
      @PathVariable("run_id") String runId, @PathVariable("tag") String tag, Caller caller)
      throws InterruptedException {
    return notes.tag(runId, Tags.require(Tags.parse(tag)), false, caller);
  }
}
