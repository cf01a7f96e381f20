package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.audit.AuditSubject;
import dev.innovationpipeline.ingest.caller.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Exports that are written on their own. */
@RestController
@Tag(name = "Exports")
class ExportJobController {

  private final Exports exports;

  ExportJobController(Exports exports) {
    this.exports = exports;
  }

  @PostMapping(path = "/exports", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Write an export and ask how far it is",
      description =
          "For many cards. Ask GET /exports/{export_id} until its state is DONE or FAILED; the file"
              + " is kept for an hour, for the caller alone who asked for it.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ExportBody.Shape.class))))
  @ApiResponse(responseCode = "202", description = "It is written; Location says where to ask")
  @ApiResponse(responseCode = "400", description = "Every wrong field")
  @ApiResponse(responseCode = "503", description = "The database does not answer, or many wait")
  ResponseEntity<ExportJob.Answer> start(@RequestBody byte[] body, Caller caller) {
    ExportBody asked = ExportBody.read(body);
    ExportJob job = exports.start(asked.format(), asked.selection(), caller);
    AuditSubject.note(job.id(), List.of());
    return ResponseEntity.accepted()
        .location(URI.create("/exports/" + job.id()))
        .body(job.answer());
  }

  @GetMapping("/exports/{export_id}")
  @Operation(summary = "How far an export is")
  @ApiResponse(responseCode = "200", description = "Its state, and why it failed")
  @ApiResponse(responseCode = "404", description = "No such export, or no more")
  ResponseEntity<ExportJob.Answer> state(@PathVariable("export_id") String id, Caller caller) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(exports.require(id, caller).answer());
  }

  @GetMapping("/exports/{export_id}/file")
  @Operation(summary = "The file of an export")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "404", description = "No such export, or no more")
  @ApiResponse(responseCode = "409", description = "It is not done")
  @ApiResponse(responseCode = "410", description = "A run in it was forgotten")
  ResponseEntity<Resource> file(@PathVariable("export_id") String id, Caller caller)
      throws IOException {
    ExportJob job = exports.require(id, caller);
    return ExportAnswer.of(
        job.format(), Objects.requireNonNullElse(job.name(), job.id()), exports.file(job));
  }
}
