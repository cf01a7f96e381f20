package dev.innovationpipeline.ingest.batch;

import dev.innovationpipeline.ingest.batch.BatchQueries.BatchSummary;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.PageLimit;
import dev.innovationpipeline.ingest.results.Cursor;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.text.ShownAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Batches over HTTP. */
@RestController
@Tag(name = "Batches")
class BatchController {

  private static final int MAX_BATCHES = 200;

  private final BatchStart start;
  private final Batches batches;
  private final BatchRetry retry;
  private final BatchQueries queries;
  private final BatchSettings settings;

  BatchController(
      BatchStart start,
      Batches batches,
      BatchRetry retry,
      BatchQueries queries,
      BatchSettings settings) {
    this.start = start;
    this.batches = batches;
    this.retry = retry;
    this.queries = queries;
    this.settings = settings;
  }

  /** The answer to a batch that is now in the log. */
  record BatchAccepted(@Schema(example = "autumn-2026") String batchId, List<AcceptedRun> runs) {}

  /** A run of an accepted batch. */
  record AcceptedRun(
      @Schema(example = "autumn-2026.1.1") String runId,
      @Schema(example = "https://example.com/report.pdf") String blobUrl,
      @Schema(example = "lactalis-canada") String companyId) {}

  /** The runs of a batch that a request changed. */
  record BatchChanged(
      @Schema(example = "autumn-2026") String batchId,
      @Schema(
              description = "Empty where there was nothing to do",
              example = "[\"autumn-2026.1.2\"]")
          List<String> runIds) {}

  /**
   * Some batches, the newest first.
   *
   * @param nextCursor left out after the last
   */
  record BatchList(
      List<BatchSummary> batches,
      @Schema(description = "Left out on the last page") @Nullable String nextCursor) {}

  @PostMapping(path = "/batches", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Start runs for several companies or documents at once",
      description =
          "Each document is run for each company. What does not depend on the company, the reading"
              + " of the document and stages 1 to 3, is done and paid once for each document, in"
              + " the run of the first company; the others go on with its results. All runs are"
              + " accepted, or none is.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = BatchRequest.class))))
  @ApiResponse(responseCode = "202", description = "Started, now or by an earlier request")
  @ApiResponse(
      responseCode = "400",
      description = "Every wrong field, in errors, such as a company without a profile")
  @ApiResponse(responseCode = "402", description = "A company has spent its budget of this month")
  @ApiResponse(
      responseCode = "403",
      description = "A company is not the caller's, or the user_id another person's")
  @ApiResponse(responseCode = "409", description = "The batch_id belongs to another request")
  @ApiResponse(
      responseCode = "429",
      description =
          "A company would have too many runs open, or the caller has started too many a second")
  @ApiResponse(responseCode = "503", description = "Kafka did not acknowledge it; repeat it")
  BatchAccepted start(@RequestBody byte[] body, Caller caller) {
    BatchRequest request = BatchRequest.read(body, caller.user(), settings.maxRuns());
    List<RunContext> runs = start.start(request, caller);
    Batched place = Objects.requireNonNull(runs.getFirst().options().batch());
    return new BatchAccepted(
        place.id(),
        runs.stream()
            .map(
                run ->
                    new AcceptedRun(run.runId(), ShownAddress.of(run.blobUrl()), run.companyId()))
            .toList());
  }

  @GetMapping("/batches")
  @Operation(
      summary = "Batches, newest first",
      description = "Those with a run that is the caller's. Asks the database.")
  @ApiResponse(responseCode = "200", description = "A page of batches")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  @ApiResponse(responseCode = "503", description = "The database does not answer")
  BatchList batches(
      @Parameter(description = "With a run of this company", example = "lactalis-canada")
          @RequestParam(name = "company_id", required = false)
          @Nullable String companyId,
      @Parameter(description = "1 to 200") @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "The next_cursor of the page before")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor,
      Caller caller) {
    PageLimit.require(limit, MAX_BATCHES);
    List<BatchSummary> found =
        queries.newest(
            companyId, cursor == null ? null : Cursor.require(cursor), limit + 1, caller);
    if (found.size() <= limit) {
      return new BatchList(found, null);
    }
    BatchSummary last = found.get(limit - 1);
    return new BatchList(
        found.subList(0, limit), new Cursor(last.createdAt(), last.batchId()).toString());
  }

  @GetMapping("/batches/{batch_id}")
  @Operation(
      summary = "How far a batch is",
      description = "Its runs that are the caller's. Answers from memory, without the database.")
  @ApiResponse(responseCode = "200", description = "The batch is known")
  @ApiResponse(responseCode = "404", description = "No such batch")
  @ApiResponse(responseCode = "503", description = "Not known yet; ask again")
  BatchStatus batch(@PathVariable("batch_id") String batchId, Caller caller) {
    return BatchStatus.of(batches.require(batchId, caller));
  }

  @PostMapping("/batches/{batch_id}/cancel")
  @Operation(
      summary = "Cancel the runs of a batch that have not ended",
      description = "Those that are the caller's. Idempotent.")
  @ApiResponse(responseCode = "200", description = "Cancelled, now or before")
  @ApiResponse(responseCode = "404", description = "No such batch")
  @ApiResponse(responseCode = "503", description = "Not all are cancelled; repeat it")
  BatchChanged cancel(@PathVariable("batch_id") String batchId, Caller caller) {
    List<RunStatus> runs = batches.require(batchId, caller);
    return new BatchChanged(batchId, batches.cancel(runs));
  }

  @PostMapping("/batches/{batch_id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Do the failed runs of a batch again",
      description =
          "Each from the stage that failed, in another attempt. Runs that failed with the run that"
              + " reads their document wait for it again. What a person rejected stays so.")
  @ApiResponse(responseCode = "202", description = "The attempts are in the log")
  @ApiResponse(responseCode = "404", description = "No such batch")
  @ApiResponse(
      responseCode = "429",
      description = "A company has too many runs open, or the caller has started too many a second")
  @ApiResponse(responseCode = "503", description = "Not all are in the log; repeat it")
  BatchChanged retry(@PathVariable("batch_id") String batchId, Caller caller) {
    return new BatchChanged(batchId, retry.retry(batches.require(batchId, caller)));
  }
}
