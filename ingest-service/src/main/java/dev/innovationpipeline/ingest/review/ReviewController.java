package dev.innovationpipeline.ingest.review;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.problem.PageLimit;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.status.view.ReviewSettings;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.ingest.status.view.WaitingRuns.Place;
import dev.innovationpipeline.ingest.status.view.WaitingRuns.Waiting;
import dev.innovationpipeline.schema.event.Review.Decision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews over HTTP. */
@RestController
@Tag(name = "Reviews")
class ReviewController {

  private static final int MAX_REVIEWS = 200;

  private final Reviews reviews;
  private final RunCounts counts;
  private final RunStatuses statuses;
  private final ReviewSettings settings;

  ReviewController(
      Reviews reviews, RunCounts counts, RunStatuses statuses, ReviewSettings settings) {
    this.reviews = reviews;
    this.counts = counts;
    this.statuses = statuses;
    this.settings = settings;
  }

  /**
   * The answer to a decision.
   *
   * @param attempt in which the run goes on, or has ended
   */
  record ReviewDecision(
      String runId,
      @Schema(allowableValues = {"approved", "changes_requested", "rejected"}) String decision,
      @Schema(example = "3") int stage,
      @Schema(description = "In which the run goes on, or has ended", example = "2") int attempt) {}

  @GetMapping("/reviews")
  @Operation(
      summary = "The runs that wait for a review, the longest wait first",
      description = "Of the caller's companies. Answers from memory, without the database.")
  @ApiResponse(responseCode = "200", description = "A page of runs")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  ReviewList reviews(
      @Parameter(description = "Of this company", example = "lactalis-canada")
          @RequestParam(name = "company_id", required = false)
          @Nullable String companyId,
      @Parameter(description = "1 to 200") @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "The next_cursor of the page before")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor,
      Caller caller) {
    PageLimit.require(limit, MAX_REVIEWS);
    List<Waiting> found =
        counts
            .waiting()
            .page(
                cursor == null ? null : place(cursor),
                limit + 1,
                run ->
                    caller.sees(run.companyId())
                        && (companyId == null || companyId.equals(run.companyId())));
    List<ReviewList.Entry> page =
        found.stream()
            .limit(limit)
            .flatMap(
                run ->
                    statuses.known(run.runId()).stream()
                        .map(status -> ReviewList.Entry.of(run, status, settings)))
            .toList();
    return new ReviewList(
        page, found.size() > limit ? ReviewList.cursor(found.get(limit - 1).place()) : null);
  }

  @PostMapping(path = "/runs/{run_id}/review", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Decide on the result that a run waits with",
      description =
          "approve: the run goes on with the result. change: the stage is done again, and the model"
              + " is told of the comment and of the result. reject: the run is FAILED with the code"
              + " review_rejected. The request is idempotent; name stage and attempt, so that a"
              + " repetition cannot decide on a later result.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = ReviewRequest.Body.class),
                      examples =
                          @ExampleObject(
                              "{\"decision\": \"change\", \"comment\": \"Name the farms.\","
                                  + " \"stage\": 3, \"attempt\": 1}"))))
  @ApiResponse(
      responseCode = "200",
      description = "Decided, now or by an earlier request",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = ReviewDecision.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Every wrong field, in errors",
      content = @Content)
  @ApiResponse(responseCode = "404", description = "No such run", content = @Content)
  @ApiResponse(
      responseCode = "409",
      description =
          "code not_waiting: the run waits for no review; other_result: it waits with another one;"
              + " already_decided: otherwise",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class),
              examples =
                  @ExampleObject(
                      "{\"title\": \"Conflict\", \"status\": 409, \"code\": \"not_waiting\","
                          + " \"detail\": \"Run r-1 does not wait for a review: it is COMPLETED in"
                          + " stage 5 of attempt 1. GET /reviews lists the runs that wait.\"}")))
  @ApiResponse(responseCode = "410", description = "The run was forgotten", content = @Content)
  @ApiResponse(responseCode = "503", description = "Retry after Retry-After", content = @Content)
  ReviewDecision review(
      @PathVariable("run_id") String runId, @RequestBody byte[] body, Caller caller) {
    Reviews.Outcome outcome = reviews.decide(runId, ReviewRequest.read(body), caller.name());
    return new ReviewDecision(
        runId, wireName(outcome.decision()), outcome.stage(), outcome.attempt());
  }

  private static String wireName(Decision decision) {
    return decision.name().toLowerCase(Locale.ROOT);
  }

  private static Place place(String cursor) {
    return ReviewList.place(cursor)
        .orElseThrow(
            () ->
                Problems.invalid(
                    List.of(new FieldError("cursor", "must be a next_cursor of this list"))));
  }
}
