package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.problem.RequestFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
      description = "The latest request wins. A read after the answer shows it.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = StarRequest.class))))
  @ApiResponse(responseCode = "200", description = "The card as it is now")
  @ApiResponse(responseCode = "400", description = "starred is missing or neither true nor false")
  @ApiResponse(responseCode = "404", description = "No such card")
  @ApiResponse(responseCode = "410", description = "The card's run was forgotten")
  @ApiResponse(responseCode = "503", description = "Kafka or the database does not answer")
  Card star(@PathVariable("card_id") String cardId, @RequestBody byte[] body)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    Boolean starred = fields.optionalBoolean("starred");
    if (starred == null) {
      fields.wrong("starred", "must be true or false");
    }
    fields.refuseIfWrong();
    return stars.star(cardId, Boolean.TRUE.equals(starred));
  }
}
