package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Cards, and the stars that people give them. */
@RestController
@Tag(name = "Cards")
class CardController {

  private final CardStars stars;

  CardController(CardStars stars) {
    this.stars = stars;
  }

  record StarRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true")
          @Nullable Boolean starred) {}

  @PatchMapping(path = "/cards/{card_id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Star a card, or remove its star",
      description = "The latest request wins. A read after the answer shows it.")
  @ApiResponse(responseCode = "200", description = "The card as it is now")
  @ApiResponse(responseCode = "400", description = "starred is missing or neither true nor false")
  @ApiResponse(responseCode = "404", description = "No such card")
  @ApiResponse(responseCode = "410", description = "The card's run was forgotten")
  @ApiResponse(responseCode = "503", description = "Kafka or the database does not answer")
  Card star(@PathVariable("card_id") String cardId, @RequestBody StarRequest request)
      throws InterruptedException {
    Boolean starred = request.starred();
    if (starred == null) {
      throw Problems.invalid(List.of(new FieldError("starred", "must be true or false")));
    }
    return stars.star(cardId, starred);
  }
}
