package dev.innovationpipeline.ingest.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.document.DocumentName;
import dev.innovationpipeline.schema.result.OpportunityCard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card on the board, with what people and checks say of it. */
record BoardCard(
    @Schema(example = "8c0f7b5e-1f5b-5a8e-9a57-0d6c6f1d2b3a") String id,
    String runId,
    int attempt,
    @Nullable String companyId,
    @Schema(description = "The run's own title; left out for none") @Nullable String runTitle,
    @Schema(
            description = "The name of the uploaded file, or the last part of the address",
            example = "report.pdf")
        @Nullable String documentName,
    @JsonUnwrapped OpportunityCard card,
    Instant createdAt,
    @Schema(
            example = "shortlisted",
            allowableValues = {"new", "shortlisted", "in_work", "dropped"})
        String status,
    boolean starred,
    @Schema(description = "The mean of all ratings, 1 to 5; left out for none", example = "4.5")
        @Nullable Double rating,
    @Schema(description = "How many persons rated it") int ratings,
    @Schema(description = "How many comments it has") int comments,
    List<String> tags,
    @Schema(
            description =
                "What code noticed: unreadable, no_brand, other_brand, number, length, alike")
        List<String> marks,
    @Schema(description = "Whether something was lost in the results of its run")
        boolean degraded) {

  /**
   * @param board its row on the board
   * @param card its row among the cards
   */
  static BoardCard of(Row board, Row card, @Nullable String runTitle) {
    Instant createdAt = board.time("created_at");
    return new BoardCard(
        board.textOr("card_id", ""),
        board.textOr("run_id", ""),
        board.integerOr("attempt", 1),
        board.text("company_id"),
        runTitle,
        DocumentName.of(card.text("blobUrl")),
        card.as(OpportunityCard.class),
        createdAt == null ? Instant.EPOCH : createdAt,
        board.textOr("status", ""),
        Boolean.TRUE.equals(board.flag("starred")),
        board.number("rating"),
        board.integerOr("ratings", 0),
        board.integerOr("comments", 0),
        board.texts("tags"),
        board.texts("marks"),
        Boolean.TRUE.equals(board.flag("degraded")));
  }
}
