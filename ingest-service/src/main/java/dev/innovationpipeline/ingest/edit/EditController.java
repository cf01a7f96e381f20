package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.edit.EditedAnswer.CardAnswer;
import dev.innovationpipeline.ingest.edit.EditedAnswer.StageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Outputs and cards, read and changed by people. */
@RestController
@Tag(name = "Editing")
@ApiResponse(responseCode = "404", description = "No such run, output or card")
@ApiResponse(responseCode = "410", description = "The run was forgotten")
@ApiResponse(responseCode = "503", description = "Retry after Retry-After")
class EditController {

  private static final String OVERTAKEN =
      "Somebody has changed it meanwhile: etag, current and difference say how it is now";

  private final Edits edits;

  EditController(Edits edits) {
    this.edits = edits;
  }

  @GetMapping("/runs/{run_id}/stages/{stage}")
  @Operation(
      summary = "The output of a stage, to be edited",
      description =
          "The newest that there is, with its newest edit. Its version is the ETag, which an edit"
              + " sends as If-Match.")
  @ApiResponse(responseCode = "200", description = "The output")
  ResponseEntity<StageAnswer> stage(
      @PathVariable("run_id") String runId,
      @Parameter(description = "Its number, from 1", example = "3") @PathVariable("stage")
          int stage) {
    return answer(edits.stage(runId, stage));
  }

  @PutMapping(path = "/runs/{run_id}/stages/{stage}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Edit the output of a stage",
      description =
          "The run stays as it is until somebody goes on from the edit: POST"
              + " /runs/{run_id}/reprocess with the next stage as from_stage and the version as"
              + " edit_version. Quotes are looked up in the document.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = EditBody.OutputBody.class))))
  @ApiResponse(responseCode = "200", description = "The output as it is now")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "409", description = "Its cards are edited one by one")
  @ApiResponse(responseCode = "412", description = OVERTAKEN)
  @ApiResponse(responseCode = "428", description = "If-Match must name the version")
  ResponseEntity<StageAnswer> editStage(
      @PathVariable("run_id") String runId,
      @Parameter(description = "Its number, from 1", example = "3") @PathVariable("stage")
          int stage,
      @Parameter(description = "The ETag of the version that is changed", example = "\"1.0\"")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String expected,
      @RequestBody byte[] body,
      Caller caller)
      throws InterruptedException {
    return answer(edits.editStage(runId, stage, expected, body, caller));
  }

  @GetMapping("/runs/{run_id}/cards/{number}")
  @Operation(
      summary = "A card, to be edited",
      description =
          "As it is shown, and as the model wrote it. Its version is the ETag, which an edit sends"
              + " as If-Match.")
  @ApiResponse(responseCode = "200", description = "The card")
  ResponseEntity<CardAnswer> card(
      @PathVariable("run_id") String runId,
      @Parameter(description = "Its number, from 1", example = "2") @PathVariable("number")
          int number) {
    return cardAnswer(edits.card(runId, number));
  }

  @PutMapping(path = "/runs/{run_id}/cards/{number}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Edit a card",
      description =
          "In place, without another attempt. The card of the model stays beside it, and the form"
              + " of the edited one is checked.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = EditBody.CardBody.class))))
  @ApiResponse(responseCode = "200", description = "The card as it is now")
  @ApiResponse(responseCode = "400", description = "Every wrong field, in errors")
  @ApiResponse(responseCode = "412", description = OVERTAKEN)
  @ApiResponse(responseCode = "428", description = "If-Match must name the version")
  ResponseEntity<CardAnswer> editCard(
      @PathVariable("run_id") String runId,
      @Parameter(description = "Its number, from 1", example = "2") @PathVariable("number")
          int number,
      @Parameter(description = "The ETag of the version that is changed", example = "\"1.0\"")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String expected,
      @RequestBody byte[] body,
      Caller caller)
      throws InterruptedException {
    return cardAnswer(edits.editCard(runId, number, expected, body, caller));
  }

  private static ResponseEntity<StageAnswer> answer(Edits.Current now) {
    return ResponseEntity.ok().eTag(now.tag()).body(EditedAnswer.stage(now));
  }

  private static ResponseEntity<CardAnswer> cardAnswer(Edits.Current now) {
    return ResponseEntity.ok().eTag(now.tag()).body(EditedAnswer.card(now));
  }
}
