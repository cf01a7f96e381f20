package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.results.RunConditions;
import dev.innovationpipeline.ingest.results.RunFilter;
import dev.innovationpipeline.ingest.results.RunFilterReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exports that the answer brings. */
@RestController
@Tag(name = "Exports")
@ApiResponse(
    responseCode = "200",
    description = "The file",
    content =
        @Content(
            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            schema = @Schema(type = "string", format = "binary")))
@ApiResponse(responseCode = "400", description = "Every wrong parameter")
@ApiResponse(responseCode = "404", description = "No such run or card, or no cards yet")
@ApiResponse(responseCode = "410", description = "A run was forgotten")
@ApiResponse(
    responseCode = "503",
    description = "The database does not answer, or others are first")
class ExportController {

  private static final String FORMAT = "pptx, docx, xlsx, pdf, md, json or csv";

  private final Exports exports;

  ExportController(Exports exports) {
    this.exports = exports;
  }

  @GetMapping("/runs/{run_id}/export")
  @Operation(
      summary = "The cards of a run as a file",
      description =
          "With evidence, check marks, stars and what people noted; edited cards have the model's"
              + " words beside. PPTX has a slide for each card, DOCX, PDF and MD"
              + " the inspirations too; XLSX and CSV have a row for each card; JSON is the answer"
              + " of GET /runs/{run_id}, with noted in each card.")
  ResponseEntity<Resource> run(
      @PathVariable("run_id") String runId,
      @Parameter(description = FORMAT, example = "pptx") @RequestParam(name = "format")
          String format,
      @Parameter(description = "Only the card of this number; can be repeated", example = "[\"3\"]")
          @RequestParam(name = "card", required = false)
          @Nullable List<String> card,
      Caller caller)
      throws IOException, InterruptedException {
    List<FieldError> errors = new ArrayList<>();
    ExportFormat known = format(format, errors);
    ExportSelection selection = ExportSelection.ofRun(runId, orNone(card), errors);
    refuseIfAny(errors);
    return ExportAnswer.once(known, exports.write(known, selection, caller));
  }

  @GetMapping("/runs/export")
  @RunConditions
  @Operation(
      summary = "The cards of several runs as a file",
      description =
          "Of the runs and cards that are named, else of the runs that the conditions of GET /runs"
              + " find. A large one is better written by POST /exports, which tells how far it is.")
  ResponseEntity<Resource> search(
      @Parameter(description = FORMAT, example = "xlsx") @RequestParam(name = "format")
          String format,
      @Parameter(description = "All cards of this run; can be repeated")
          @RequestParam(name = "run", required = false)
          @Nullable List<String> run,
      @Parameter(
              description = "One card, as the run's id, a colon and its number; can be repeated",
              example = "[\"01a20b79-8ba2-7422-8121-ad8d298e4711:3\"]")
          @RequestParam(name = "card", required = false)
          @Nullable List<String> card,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> conditions,
      Caller caller)
      throws IOException, InterruptedException {
    RunFilter filter = RunFilterReader.read(conditions);
    List<FieldError> errors = new ArrayList<>();
    ExportFormat known = format(format, errors);
    ExportSelection selection =
        ExportSelection.of(orNone(run), orNone(card), "card", filter, errors);
    refuseIfAny(errors);
    return ExportAnswer.once(known, exports.write(known, selection, caller));
  }

  private static List<String> orNone(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }

  /** Notes a wrong one, in whose place any other stands. */
  static ExportFormat format(String name, List<FieldError> errors) {
    return ExportFormat.of(name)
        .orElseGet(
            () -> {
              errors.add(new FieldError("format", "must be one of " + ExportFormat.names()));
              return ExportFormat.JSON;
            });
  }

  private static void refuseIfAny(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Problems.invalid(errors);
    }
  }
}
