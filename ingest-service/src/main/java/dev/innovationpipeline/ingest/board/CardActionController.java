package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.board.CardAction.Comment;
import dev.innovationpipeline.ingest.board.CardAction.Rating;
import dev.innovationpipeline.ingest.board.CardActions.Outcomes;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.note.Author;
import dev.innovationpipeline.ingest.note.Tags;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.problem.RequestFields;
import dev.innovationpipeline.schema.result.CardStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes that people make to cards. Each request may be repeated; the latest wins. */
@RestController
@Tag(name = "Cards")
@ApiResponse(responseCode = "200", description = "The card as it is now")
@ApiResponse(responseCode = "403", description = "The user_id is another person's")
@ApiResponse(responseCode = "404", description = "No such card")
@ApiResponse(responseCode = "410", description = "The card's run was forgotten")
@ApiResponse(responseCode = "503", description = "Kafka or the database does not answer")
class CardActionController {

  private static final int MAX_CARDS = 200;
  private static final int MAX_NAME_CHARS = 200;
  private static final String USER =
      "The person in whose name it is done; left out: the caller's own";

  private final CardActions actions;

  CardActionController(CardActions actions) {
    this.actions = actions;
  }

  record CardsRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Ids of 1 to 200 cards")
          List<String> cards,
      @Nullable Boolean starred,
      @Schema(example = "shortlisted") @Nullable String status,
      @Schema(example = "[\"autumn\"]") @Nullable List<String> addTags,
      @Nullable List<String> removeTags,
      @Schema(description = "1 to 5", example = "4") @Nullable Integer stars,
      @Schema(description = "Why so many stars") @Nullable String reason,
      @Nullable String comment,
      @Schema(description = "So that a repeated request adds no second comment")
          @Nullable String commentId,
      @Schema(description = USER) @Nullable String userId) {}

  @PostMapping(path = "/cards/actions", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Do something to many cards",
      description =
          "All that is given is done to each card; the answer has the outcome for each. A card of"
              + " others is answered as one that is not there, and hinders no other.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CardsRequest.class))))
  @ApiResponse(responseCode = "200", description = "The outcome for each card")
  @ApiResponse(responseCode = "400", description = "Every wrong field")
  Outcomes act(@org.springframework.web.bind.annotation.RequestBody byte[] body, Caller caller)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    List<String> cards = fields.optionalTexts("cards", MAX_CARDS);
    if (cards.isEmpty()) {
      fields.wrong("cards", "must be an array of 1 to " + MAX_CARDS + " ids of cards");
    }
    CardAction action = CardActionReader.read(fields);
    String user = fields.optional("user_id", MAX_NAME_CHARS);
    fields.refuseIfWrong();
    if (action.isNone()) {
      throw Problems.invalid(
          List.of(
              new FieldError(
                  "body",
                  "must say what to do: starred, status, add_tags, remove_tags, stars or"
                      + " comment")));
    }
    return actions.all(cards, action, Author.of(caller, user), caller);
  }

  record StatusRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "shortlisted") String status,
      @Schema(description = USER) @Nullable String userId) {}

  @PutMapping(path = "/cards/{card_id}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Set a card's status",
      description = "new, shortlisted, in_work or dropped.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = StatusRequest.class))))
  @ApiResponse(responseCode = "400", description = "Every wrong field")
  BoardCard status(
      @PathVariable("card_id") String cardId,
      @org.springframework.web.bind.annotation.RequestBody byte[] body,
      Caller caller)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    CardStatus status = CardActionReader.status(fields, true);
    String user = fields.optional("user_id", MAX_NAME_CHARS);
    fields.refuseIfWrong();
    return one(cardId, CardAction.status(status == null ? CardStatus.NEW : status), user, caller);
  }

  @PutMapping("/cards/{card_id}/tags/{tag}")
  @Operation(
      summary = "Tag a card",
      description = "Tags are kept in lower case; they have 1 to 50 characters.")
  @ApiResponse(responseCode = "400", description = "No tag")
  BoardCard tag(
      @PathVariable("card_id") String cardId, @PathVariable("tag") String tag, Caller caller)
      throws InterruptedException {
    return one(
        cardId,
        CardAction.tags(List.of(Tags.require(Tags.parseNew(tag))), List.of()),
        null,
        caller);
  }

  @DeleteMapping("/cards/{card_id}/tags/{tag}")
  @Operation(summary = "Take a tag from a card")
  @ApiResponse(responseCode = "400", description = "No tag")
  BoardCard untag(
      @PathVariable("card_id") String cardId, @PathVariable("tag") String tag, Caller caller)
      throws InterruptedException {
    return one(
        cardId, CardAction.tags(List.of(), List.of(Tags.require(Tags.parse(tag)))), null, caller);
  }

  record RatingRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 5", example = "4")
          Integer stars,
      @Schema(description = "Why so many stars", example = "Fits our cold chain.")
          @Nullable String reason,
      @Schema(description = USER) @Nullable String userId) {}

  @PutMapping(path = "/cards/{card_id}/rating", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Rate a card",
      description = "Each person has one rating of a card; the board shows the mean.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RatingRequest.class))))
  @ApiResponse(responseCode = "400", description = "Every wrong field")
  BoardCard rate(
      @PathVariable("card_id") String cardId,
      @org.springframework.web.bind.annotation.RequestBody byte[] body,
      Caller caller)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    Rating rating = CardActionReader.rating(fields, true);
    String user = fields.optional("user_id", MAX_NAME_CHARS);
    fields.refuseIfWrong();
    return one(
        cardId,
        rating == null
            ? CardAction.rating(null, null)
            : CardAction.rating(rating.stars(), rating.reason()),
        user,
        caller);
  }

  @DeleteMapping("/cards/{card_id}/rating")
  @Operation(summary = "Take one's own rating of a card away")
  BoardCard unrate(@PathVariable("card_id") String cardId, Caller caller)
      throws InterruptedException {
    return one(cardId, CardAction.rating(null, null), null, caller);
  }

  record CommentRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Ask the plant first.")
          String comment,
      @Schema(description = "So that a repeated request adds no second comment")
          @Nullable String commentId,
      @Schema(description = USER) @Nullable String userId) {}

  @PostMapping(path = "/cards/{card_id}/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Comment on a card",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CommentRequest.class))))
  @ApiResponse(responseCode = "400", description = "Every wrong field")
  BoardCard comment(
      @PathVariable("card_id") String cardId,
      @org.springframework.web.bind.annotation.RequestBody byte[] body,
      Caller caller)
      throws InterruptedException {
    RequestFields fields = RequestFields.read(body);
    Comment comment = CardActionReader.comment(fields, true);
    String user = fields.optional("user_id", MAX_NAME_CHARS);
    fields.refuseIfWrong();
    return one(
        cardId,
        comment == null
            ? CardAction.comment("", null)
            : CardAction.comment(comment.id(), comment.text()),
        user,
        caller);
  }

  @DeleteMapping("/cards/{card_id}/comments/{comment_id}")
  @Operation(
      summary = "Take a comment away",
      description = "One's own; operators may take away any.")
  @ApiResponse(responseCode = "403", description = "Somebody else's comment")
  BoardCard uncomment(
      @PathVariable("card_id") String cardId,
      @PathVariable("comment_id") String commentId,
      Caller caller)
      throws InterruptedException {
    actions.requireOwnComment(cardId, commentId, Author.of(caller, null), caller);
    return one(cardId, CardAction.comment(commentId, null), null, caller);
  }

  private BoardCard one(String cardId, CardAction action, @Nullable String user, Caller caller)
      throws InterruptedException {
    return actions.one(cardId, action, Author.of(caller, user), caller);
  }
}
