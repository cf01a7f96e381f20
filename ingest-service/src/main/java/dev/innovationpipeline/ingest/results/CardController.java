package dev.innovationpipeline.ingest.results;

import dev.innovationpipeline.ingest.problem.RequestFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
      description =
          "The latest request wins. A read after the answer shows it. The ETag of the answer says"
              + " how the star is; sent as If-Match, a star that is otherwise by then is left.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = StarRequest.class))))
  @ApiResponse(responseCode = "200", description = "The card as it is now")
  @ApiResponse(responseCode = "400", description = "starred is missing or neither true nor false")
  @ApiResponse(responseCode = "404", description = "No such card")
  @ApiResponse(responseCode = "412", description = "The star is not as If-Match says")
  @ApiResponse(responseCode = "410", description = "The card's run was forgotten")
  @ApiResponse(responseCode = "503", description = "Kafka or the database does not answer")
  ResponseEntity<Card> star(
      @PathVariable("card_id") String cardId,
      @Parameter(description = "The ETag of an answer before", example = "\"unstarred\"")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String expected,
      @RequestBody byte[] body)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    Boolean starred = fields.optionalBoolean("starred");
    if (starred == null) {
      fields.wrong("starred", "must be true or false");
    }
    fields.refuseIfWrong();
    Card card = stars.star(cardId, Boolean.TRUE.equals(starred), expected);
    return ResponseEntity.ok().eTag(CardStars.tag(card)).body(card);
  }
}
