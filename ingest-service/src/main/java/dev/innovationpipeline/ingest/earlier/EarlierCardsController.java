package dev.innovationpipeline.ingest.earlier;

import dev.innovationpipeline.ingest.status.view.RunStatuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells which cards of a run a company has seen before. */
@RestController
@Tag(name = "Runs")
@ApiResponse(responseCode = "404", description = "No such run")
@ApiResponse(responseCode = "410", description = "The run was forgotten")
@ApiResponse(responseCode = "503", description = "The database does not answer")
class EarlierCardsController {

  private final EarlierCards earlier;
  private final RunStatuses statuses;

  EarlierCardsController(EarlierCards earlier, RunStatuses statuses) {
    this.earlier = earlier;
    this.statuses = statuses;
  }

  /** A card and the earlier ones. */
  record RepeatedCard(
      @Schema(description = "Its number", example = "1") int card,
      @Schema(description = "Three at most, the most alike first") List<EarlierCard> seenBefore) {}

  /** The cards of a run that were seen before. */
  record SeenBefore(
      @Schema(description = "Those that say something new are left out")
          List<RepeatedCard> cards) {}

  @GetMapping("/runs/{run_id}/seen-before")
  @Operation(
      summary = "Which cards of a run say nearly the same as earlier cards of the company",
      description =
          "Compared by their words when it is asked for, with the cards of runs that were completed"
              + " before and are stored now: of a run that is forgotten or whose cards change,"
              + " nothing is told any more. Cards of the run itself are not compared.")
  @ApiResponse(responseCode = "200", description = "The run is known")
  SeenBefore seenBefore(@PathVariable("run_id") String runId) {
    if (statuses.isForgotten(runId) || !earlier.isStored(runId)) {
      statuses.require(runId);
    }
    Map<Integer, List<EarlierCard>> found =
        earlier.of(runId, other -> !statuses.isForgotten(other));
    return new SeenBefore(
        found.entrySet().stream()
            .map(card -> new RepeatedCard(card.getKey(), card.getValue()))
            .toList());
  }
}
