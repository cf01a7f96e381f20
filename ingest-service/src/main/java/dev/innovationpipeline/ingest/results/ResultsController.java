package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.PageLimit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.run.RunProgress;
import dev.innovationpipeline.schema.run.RunStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs and their results. */
@RestController
@Tag(name = "Runs")
@ApiResponse(responseCode = "503", description = "The database does not answer")
class ResultsController {

  private static final int MAX_RUNS = 200;

  private final RunQueries queries;
  private final RunStatuses statuses;

  ResultsController(RunQueries queries, RunStatuses statuses) {
    this.queries = queries;
    this.statuses = statuses;
  }

  /**
   * Some runs, the newest first.
   *
   * @param nextCursor left out after the last
   */
  record RunList(
      List<RunSummary> runs,
      @Schema(description = "Left out on the last page") @Nullable String nextCursor) {}

  @GetMapping("/runs")
  @RunConditions
  @Operation(
      summary = "Runs, newest first",
      description =
          "All conditions apply together. A page continues after the last one, also when new runs"
              + " have started since.")
  @ApiResponse(responseCode = "200", description = "A page of runs")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  RunList runs(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> conditions,
      @Parameter(description = "1 to 200") @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "The next_cursor of the page before")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor,
      Caller caller) {
    PageLimit.require(limit, MAX_RUNS);
    RunFilter filter =
        RunFilterReader.read(conditions)
            .page(cursor == null ? null : Cursor.require(cursor), limit + 1);
    return page(queries.newest(filter, caller), limit);
  }

  @GetMapping("/runs/{run_id}")
  @Operation(
      summary = "A run with its results",
      description =
          "Inspirations, outputs and cards are those of the newest attempt that completed; of the"
              + " newest at all while none has. Results are stored shortly after they are known;"
              + " results_pending says when some are still on their way.")
  @ApiResponse(responseCode = "200", description = "The run is known")
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  RunResults run(@PathVariable("run_id") String runId) {
    refuseForgotten(runId);
    RunProgress known = statuses.known(runId).map(RunStatus::progress).orElse(null);
    return queries.find(runId, known).orElseGet(() -> notWrittenYet(statuses.require(runId)));
  }

  @GetMapping("/runs/{run_id}/attempts")
  @Operation(summary = "Every attempt of a run, newest first")
  @ApiResponse(responseCode = "200", description = "The run is known")
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  AttemptList attempts(@PathVariable("run_id") String runId) {
    refuseForgotten(runId);
    List<Attempt> attempts = queries.attempts(runId);
    if (attempts.isEmpty()) {
      statuses.require(runId);
    }
    return new AttemptList(attempts);
  }

  /** An object, so that fields can be added. */
  record AttemptList(List<Attempt> attempts) {}

  @GetMapping("/runs/{run_id}/attempts/{attempt}")
  @Operation(
      summary = "One attempt with its results",
      description = "Stages that it did not redo come from earlier attempts.")
  @ApiResponse(responseCode = "200", description = "The run is known")
  @ApiResponse(responseCode = "404", description = "No such run or attempt")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  AttemptResults attempt(
      @PathVariable("run_id") String runId, @PathVariable("attempt") int attempt) {
    refuseForgotten(runId);
    return queries
        .attempt(runId, attempt)
        .orElseThrow(
            () -> Problems.notFound("There is no attempt " + attempt + " of run " + runId + "."));
  }

  @GetMapping("/runs/{run_id}/compare")
  @Operation(summary = "Two attempts side by side, with the stages that differ")
  @ApiResponse(responseCode = "200", description = "Both known")
  @ApiResponse(responseCode = "404", description = "No such run or attempt")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  Comparison compare(
      @PathVariable("run_id") String runId,
      @Parameter(description = "The number of one attempt", example = "1") @RequestParam(name = "a")
          int a,
      @Parameter(description = "The number of the other", example = "2") @RequestParam(name = "b")
          int b) {
    return Comparison.of(attempt(runId, a), attempt(runId, b));
  }

  private static RunList page(List<RunSummary> found, int limit) {
    if (found.size() <= limit) {
      return new RunList(found, null);
    }
    RunSummary last = found.get(limit - 1);
    Instant createdAt = last.createdAt();
    return new RunList(
        List.copyOf(found.subList(0, limit)),
        createdAt == null ? null : new Cursor(createdAt, last.runId()).toString());
  }

  /** The database may have its rows for a moment after it is forgotten. */
  private void refuseForgotten(String runId) {
    if (statuses.isForgotten(runId)) {
      statuses.require(runId);
    }
  }

  /** A run that the sink has not written yet. */
  private static RunResults notWrittenYet(RunStatus status) {
    return new RunResults(RunSummary.of(status), true, List.of(), List.of(), List.of(), List.of());
  }
}
