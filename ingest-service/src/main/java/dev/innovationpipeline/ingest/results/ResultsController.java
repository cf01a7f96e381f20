package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs and their results. */
@RestController
@Tag(name = "Runs")
@ApiResponse(responseCode = "503", description = "The database does not answer")
class ResultsController {

  private static final int MOST_RUNS = 200;

  private final RunQueries library;
  private final RunStatuses statuses;

  ResultsController(RunQueries library, RunStatuses statuses) {
    this.library = library;
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
  @Operation(
      summary = "Runs, newest first",
      description =
          "All conditions hold at once. A page goes on where the last ended, whatever"
              + " runs have begun since.")
  @ApiResponse(responseCode = "200", description = "A page of runs")
  @ApiResponse(responseCode = "400", description = "What is wrong with which parameter")
  RunList runs(
      @Parameter(description = "Of this company", example = "lactalis-canada")
          @RequestParam(name = "company_id", required = false)
          @Nullable String companyId,
      @Parameter(description = "Begun by this user")
          @RequestParam(name = "user_id", required = false)
          @Nullable String userId,
      @Parameter(description = "In this state") @RequestParam(name = "status", required = false)
          @Nullable Status status,
      @Parameter(
              description =
                  "Anywhere in cards, in titles of inspirations, in the document's address",
              example = "kefir")
          @RequestParam(name = "q", required = false)
          @Nullable String text,
      @Parameter(description = "Begun then or later", example = "2026-11-01T00:00:00Z")
          @RequestParam(name = "since", required = false)
          @Nullable Instant since,
      @Parameter(description = "Begun before") @RequestParam(name = "until", required = false)
          @Nullable Instant until,
      @Parameter(description = "Only runs with a starred card")
          @RequestParam(name = "starred", defaultValue = "false")
          boolean starred,
      @Parameter(description = "1 to 200") @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "The next_cursor of the page before")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor) {
    if (limit < 1 || limit > MOST_RUNS) {
      throw Problems.invalid(List.of(new FieldError("limit", "must be 1 to " + MOST_RUNS)));
    }
    RunFilter filter =
        new RunFilter(
            companyId,
            userId,
            status == null ? null : status.name(),
            text,
            since,
            until,
            starred,
            cursor == null ? null : place(cursor),
            limit + 1);
    return page(library.newest(filter), limit);
  }

  @GetMapping("/runs/{run_id}")
  @Operation(
      summary = "A run and all that came of it",
      description =
          "Inspirations, outputs and cards are those of the newest attempt that completed; of the"
              + " newest at all while none has.")
  @ApiResponse(responseCode = "200", description = "Known")
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  RunResults run(@PathVariable("run_id") String runId) {
    refuseForgotten(runId);
    return library.find(runId).orElseGet(() -> onItsWay(statuses.require(runId)));
  }

  @GetMapping("/runs/{run_id}/attempts")
  @Operation(summary = "Every attempt of a run, newest first")
  @ApiResponse(responseCode = "200", description = "Known")
  @ApiResponse(responseCode = "404", description = "No such run")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  AttemptList attempts(@PathVariable("run_id") String runId) {
    refuseForgotten(runId);
    List<Attempt> attempts = library.attempts(runId);
    if (attempts.isEmpty()) {
      statuses.require(runId);
    }
    return new AttemptList(attempts);
  }

  /** Under a key so that more can be added beside them. */
  record AttemptList(List<Attempt> attempts) {}

  @GetMapping("/runs/{run_id}/attempts/{attempt}")
  @Operation(
      summary = "One attempt and all that came of it",
      description = "Stages that it did not redo are those of the attempts before it.")
  @ApiResponse(responseCode = "200", description = "Known")
  @ApiResponse(responseCode = "404", description = "No such run or attempt")
  @ApiResponse(responseCode = "410", description = "The run was forgotten")
  AttemptResults attempt(
      @PathVariable("run_id") String runId, @PathVariable("attempt") int attempt) {
    refuseForgotten(runId);
    return library
        .attempt(runId, attempt)
        .orElseThrow(
            () -> Problems.notFound("There is no attempt " + attempt + " of run " + runId + "."));
  }

  @GetMapping("/runs/{run_id}/compare")
  @Operation(summary = "Two attempts side by side, and which stages differ")
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

  private static Cursor place(String cursor) {
    return Cursor.parse(cursor)
        .orElseThrow(
            () ->
                Problems.invalid(
                    List.of(new FieldError("cursor", "must be a next_cursor of this list"))));
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

  /** The database may still have it for a moment. */
  private void refuseForgotten(String runId) {
    if (statuses.isForgotten(runId)) {
      statuses.require(runId);
    }
  }

  /** A run that the sink has not written yet. */
  private static RunResults onItsWay(RunStatus status) {
    return new RunResults(RunSummary.of(status), List.of(), List.of(), List.of(), List.of());
  }
}
