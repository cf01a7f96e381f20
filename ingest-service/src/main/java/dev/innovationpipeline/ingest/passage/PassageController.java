package dev.innovationpipeline.ingest.passage;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.schema.document.Passage;
import dev.innovationpipeline.schema.document.SourceDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
   * @param from the number of passages before the first of them
   * @param nextCursor left out after the last
   */
  record PassageList(
      SourceDocument document,
      @Schema(description = "How many passages are before the first of these") int from,
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
          @Nullable String cursor,
      @Parameter(description = "The number of passages to leave out, instead of a cursor")
          @RequestParam(name = "from", required = false)
          @Nullable Integer from,
      @Parameter(
              description = "A passage whose page of the list is wanted, instead of a cursor",
              example = "p12.3")
          @RequestParam(name = "passage", required = false)
          @Nullable String passage) {
    check(limit, cursor, from, passage);
    RunDocuments.Read read = documents.text(runId);
    List<Passage> all = read.text().passages();
    int first = 0;
    if (cursor != null) {
      first = indexOf("cursor", cursor, "must be a next_cursor of this list", all) + 1;
    } else if (passage != null) {
      first = indexOf("passage", passage, "must be a passage of this document", all);
      first -= first % limit;
    } else if (from != null) {
      first = Math.min(from, all.size());
    }
    int end = Math.min(all.size(), first + limit);
    return new PassageList(
        read.source(),
        first,
        all.subList(first, end).stream()
            .map(one -> PassageText.of(one, read.text().text()))
            .toList(),
        end < all.size() ? all.get(end - 1).id() : null);
  }

  private static void check(
      int limit, @Nullable String cursor, @Nullable Integer from, @Nullable String passage) {
    List<FieldError> errors = new ArrayList<>();
    if (limit < 1 || limit > MAX_PASSAGES) {
      errors.add(new FieldError("limit", "must be 1 to " + MAX_PASSAGES));
    }
    if (from != null && from < 0) {
      errors.add(new FieldError("from", "must be 0 or more"));
    }
    if (Stream.of(cursor, from, passage).filter(Objects::nonNull).count() > 1) {
      errors.add(new FieldError("cursor", "must be alone: without from and passage"));
    }
    if (!errors.isEmpty()) {
      throw Problems.invalid(errors);
    }
  }

  private static int indexOf(String field, String id, String otherwise, List<Passage> all) {
    for (int index = 0; index < all.size(); index++) {
      if (all.get(index).id().equals(id)) {
        return index;
      }
    }
    throw Problems.invalid(List.of(new FieldError(field, otherwise)));
  }
}
