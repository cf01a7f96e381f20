package dev.innovationpipeline.ingest.passage;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.event.SourceDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The document of a run, to be opened at a passage. */
@RestController
@Tag(name = "Documents")
class PassageController {

  private static final int MAX_PASSAGES = 1_000;

  private final RunDocuments documents;

  PassageController(RunDocuments documents) {
    this.documents = documents;
  }

  /**
   * Some passages of a document, in reading order.
   *
   * @param nextCursor left out after the last
   */
  record PassageList(
      SourceDocument document,
      List<PassageText> passages,
      @Schema(description = "Left out on the last page") @Nullable String nextCursor) {}

  @GetMapping("/runs/{run_id}/document")
  @Operation(
      summary = "The document of a run",
      description =
          "The bytes that were read, whatever its address has become. A file to be saved, unless"
              + " inline asks for a PDF to be shown.")
  @ApiResponse(
      responseCode = "200",
      description = "A PDF, or anything else as bytes",
      content = {
        @Content(mediaType = MediaType.APPLICATION_PDF_VALUE, schema = @Schema(format = "binary")),
        @Content(
            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            schema = @Schema(format = "binary"))
      })
  @ApiResponse(responseCode = "404", description = "No such run, or its document is not kept")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  @ApiResponse(responseCode = "503", description = "The view is catching up with Kafka")
  ResponseEntity<Resource> document(
      @PathVariable("run_id") String runId,
      @Parameter(description = "Whether a PDF is shown in the browser")
          @RequestParam(name = "inline", defaultValue = "false")
          boolean inline,
      Caller caller)
      throws IOException {
    return documents.file(runId, caller).answer(inline);
  }

  @GetMapping("/runs/{run_id}/passages")
  @Operation(
      summary = "The passages of a run's document, in reading order",
      description =
          "Their ids are those that evidence names. Offsets are in UTF-16 code units of the whole"
              + " text.")
  @ApiResponse(responseCode = "200", description = "A page of passages")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  @ApiResponse(responseCode = "404", description = "No such run, or its document is not kept")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  @ApiResponse(responseCode = "503", description = "The view is catching up with Kafka")
  PassageList passages(
      @PathVariable("run_id") String runId,
      @Parameter(description = "1 to 1000") @RequestParam(name = "limit", defaultValue = "200")
          int limit,
      @Parameter(description = "The next_cursor of the page before", example = "p12.3")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    if (limit < 1 || limit > MAX_PASSAGES) {
      throw Problems.invalid(List.of(new FieldError("limit", "must be 1 to " + MAX_PASSAGES)));
    }
    RunDocuments.Read read = documents.text(runId);
    List<Passage> all = read.text().passages();
    int from = cursor == null ? 0 : after(cursor, all);
    int to = Math.min(all.size(), from + limit);
    return new PassageList(
        read.source(),
        all.subList(from, to).stream()
            .map(passage -> PassageText.of(passage, read.text().text()))
            .toList(),
        to < all.size() ? all.get(to - 1).id() : null);
  }

  private static int after(String cursor, List<Passage> all) {
    for (int index = 0; index < all.size(); index++) {
      if (all.get(index).id().equals(cursor)) {
        return index + 1;
      }
    }
    throw Problems.invalid(List.of(new FieldError("cursor", "must be a next_cursor of this list")));
  }
}
