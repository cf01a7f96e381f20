package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.board.BoardQueries.Found;
import dev.innovationpipeline.ingest.board.CardActions.Detail;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.database.BoardSql;
import dev.innovationpipeline.ingest.problem.PageLimit;
import dev.innovationpipeline.ingest.results.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board of cards, to be read. */
@RestController
@Tag(name = "Cards")
@ApiResponse(responseCode = "503", description = "The database does not answer")
class BoardController {

  private static final int MAX_CARDS = 200;

  private final BoardQueries board;
  private final CardActions actions;

  BoardController(BoardQueries board, CardActions actions) {
    this.board = board;
    this.actions = actions;
  }

  /** A page of the board. */
  record BoardPage(
      List<BoardCard> cards,
      @Schema(description = "Left out on the last page") @Nullable String nextCursor) {}

  /** How many cards there are. */
  record BoardCounts(
      @Schema(example = "{\"new\": 95, \"shortlisted\": 5}") Map<String, Long> byStatus,
      @Schema(description = "The 50 tags that most cards have", example = "{\"tea\": 3}")
          Map<String, Long> byTag) {}

  @GetMapping("/cards")
  @BoardConditions
  @Operation(
      summary = "The board: cards of all runs, newest first",
      description =
          "All conditions apply together; parameters that are repeated, too, but for status, of"
              + " which any will do. A page continues after the last one, also when new cards have"
              + " come since. Cards of a run come to the board within a second, under load that"
              + " does not end within half a minute.")
  @ApiResponse(responseCode = "200", description = "A page of cards")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  BoardPage page(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> conditions,
      @Parameter(description = "1 to 200") @RequestParam(name = "limit", defaultValue = "50")
          int limit,
      @Parameter(description = "The next_cursor of the page before")
          @RequestParam(name = "cursor", required = false)
          @Nullable String cursor,
      Caller caller) {
    PageLimit.require(limit, MAX_CARDS);
    Cursor after = cursor == null ? null : Cursor.require(cursor);
    Found found = board.page(BoardFilterReader.read(conditions), caller, after, limit);
    Cursor next = found.next();
    return new BoardPage(found.cards(), next == null ? null : next.toString());
  }

  @GetMapping("/cards/counts")
  @BoardConditions
  @Operation(
      summary = "How many cards there are, by status and by tag",
      description = "Of the cards that meet the same conditions as of GET /cards.")
  @ApiResponse(responseCode = "200", description = "The numbers")
  @ApiResponse(responseCode = "400", description = "Every wrong parameter")
  BoardCounts counts(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> conditions,
      Caller caller) {
    BoardFilter filter = BoardFilterReader.read(conditions);
    return new BoardCounts(
        board.counts(BoardSql.COUNTS, filter, caller), board.counts(BoardSql.TAGS, filter, caller));
  }

  @GetMapping("/cards/{card_id}")
  @Operation(
      summary = "A card with all notes on it",
      description = "Tags, comments, ratings with their reasons, and who set its status.")
  @ApiResponse(responseCode = "200", description = "The card and its notes")
  @ApiResponse(responseCode = "404", description = "No such card, or not on the board yet")
  Detail card(@PathVariable("card_id") String cardId) {
    return actions.detail(cardId);
  }
}
