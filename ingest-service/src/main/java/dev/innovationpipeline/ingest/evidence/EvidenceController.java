package dev.innovationpipeline.ingest.evidence;

import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.Quote;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The evidence of runs, and the steps from it to the cards. */
@RestController
@Tag(name = "Runs")
@ApiResponse(responseCode = "404", description = "No such run")
@ApiResponse(responseCode = "410", description = "The run was forgotten")
@ApiResponse(responseCode = "503", description = "The database does not answer")
class EvidenceController {

  private final EvidenceQueries queries;
  private final RunStatuses statuses;

  EvidenceController(EvidenceQueries queries, RunStatuses statuses) {
    this.queries = queries;
    this.statuses = statuses;
  }

  /** Quotes, and what each card rests on. */
  record RunQuotes(
      @Schema(description = "All that the model gave, verified or not") List<Quote> quotes,
      @Schema(description = "Which of them each card rests on") List<CardSource> cards) {}

  @GetMapping("/runs/{run_id}/evidence")
  @Operation(
      summary = "The quotes of the document on which a run rests",
      description =
          "Each was looked up in the document. One that was found has its passage, its first and"
              + " last character in it, and the document's own words; one that was not says"
              + " verified false. Empty for runs of before, and where a prompt asks for no quotes.")
  @ApiResponse(responseCode = "200", description = "The run is known")
  RunQuotes evidence(@PathVariable("run_id") String runId) {
    RunEvidence found = find(runId).evidence();
    return new RunQuotes(found.quotes(), found.sources());
  }

  @GetMapping("/runs/{run_id}/trace")
  @Operation(
      summary = "How the cards of a run follow from the document",
      description =
          "Cards, principles, trends, inspirations, quotes and passages, each with its links in"
              + " both directions, and how each link is known.")
  @ApiResponse(responseCode = "200", description = "The run is known")
  Trace trace(@PathVariable("run_id") String runId) {
    EvidenceQueries.Results results = find(runId);
    return TraceLinks.of(results.evidence(), results.trends(), results.principles());
  }

  /** The database may have the rows of a forgotten run for a moment. */
  private EvidenceQueries.Results find(String runId) {
    if (statuses.isForgotten(runId)) {
      statuses.require(runId);
    }
    return queries
        .find(runId)
        .orElseGet(
            () -> {
              statuses.require(runId);
              return new EvidenceQueries.Results(RunEvidence.of(List.of()), "", "");
            });
  }
}
