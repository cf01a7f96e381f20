package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.database.Row;
import dev.innovationpipeline.ingest.note.Author;
import dev.innovationpipeline.ingest.note.Notes;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does something to cards, card by card: of many, those that cannot be changed hinder no other. */
@Component
class CardActions {

  private final BoardQueries board;
  private final RunStatuses statuses;
  private final Notes notes;

  CardActions(BoardQueries board, RunStatuses statuses, Notes notes) {
    this.board = board;
    this.statuses = statuses;
    this.notes = notes;
  }

  /** The outcome for one card. */
  record Outcome(
      String cardId,
      @Schema(description = "As of a request for this card alone", example = "200") int status,
      @Schema(description = "Why it was not done; left out where it was") @Nullable String detail,
      @Schema(description = "As it is now; left out while it is not on the board")
          @Nullable BoardCard card) {}

  /** The outcomes for all cards of a request, in its order. */
  record Outcomes(
      List<Outcome> results,
      @Schema(
              description =
                  "Whether it is kept, but the database does not show it yet; left out otherwise",
              example = "true")
          @Nullable Boolean pending) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a card that is not there, 410
   *     for one of a forgotten run, 503 when Kafka or the database does not answer
   */
  BoardCard one(String cardId, CardAction action, Author author, Caller caller)
      throws InterruptedException {
    Outcome outcome = all(List.of(cardId), action, author, caller).results().getFirst();
    String detail = outcome.detail();
    if (detail != null) {
      throw outcome.status() == 410 ? Problems.gone(detail) : Problems.notFound(detail);
    }
    return Optional.ofNullable(outcome.card())
        .orElseThrow(
            () ->
                Problems.unavailable(
                    "It is kept, and the board shows it once the database has caught up.", null));
  }

  Outcomes all(Collection<String> cardIds, CardAction action, Author author, Caller caller)
      throws InterruptedException {
    Collection<String> wanted = new LinkedHashSet<>(cardIds);
    Map<String, Row> stored = board.stored(wanted);
    Map<String, Outcome> refused = new HashMap<>();
    List<RunEvent> events = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    Instant at = notes.now();
    for (String id : wanted) {
      Row row = stored.get(id);
      Optional<RunStatus> status =
          row == null || !caller.sees(row.textOr("companyId", ""))
              ? Optional.empty()
              : statuses.find(row.textOr("runId", ""));
      if (row == null || status.isEmpty()) {
        refused.put(id, new Outcome(id, 404, "There is no card " + id + ".", null));
      } else if (status.get().status() == Status.FORGOTTEN) {
        refused.put(id, new Outcome(id, 410, "The run of card " + id + " was forgotten.", null));
      } else {
        RunContext run = status.get().run().attempt(row.integerOr("attempt", 1));
        events.addAll(action.on(run, row.integerOr("number", 1), author, at));
        changed.add(id);
      }
    }
    boolean shown = notes.publish(events, at);
    Map<String, BoardCard> now = new HashMap<>();
    board.find(changed).forEach(card -> now.put(card.id(), card));
    return new Outcomes(
        wanted.stream()
            .map(id -> refused.getOrDefault(id, new Outcome(id, 200, null, now.get(id))))
            .toList(),
        shown ? null : true);
  }

  /**
   * @throws org.springframework.web.ErrorResponseException 403 for a comment of somebody else, who
   *     is no operator; 404 for none
   */
  void requireOwnComment(String cardId, String commentId, Author author, Caller caller) {
    CardNote comment =
        detail(cardId).notes().stream()
            .filter(note -> note.kind().equals("comment") && commentId.equals(note.name()))
            .findFirst()
            .orElseThrow(
                () -> Problems.notFound("Card " + cardId + " has no comment " + commentId + "."));
    if (!comment.userId().equals(author.userId()) && !caller.may(Role.OPERATOR)) {
      throw Problems.forbidden(
          "The comment is somebody else's; an operator may take it away, and its author.");
    }
  }

  /** A card with its notes. */
  record Detail(BoardCard card, List<CardNote> notes) {}

  /**
   * @throws org.springframework.web.ErrorResponseException 404 for a card that is not on the board
   */
  Detail detail(String cardId) {
    BoardCard card =
        board.find(List.of(cardId)).stream()
            .findFirst()
            .orElseThrow(() -> Problems.notFound("There is no card " + cardId + "."));
    return new Detail(card, board.notes(card.runId(), card.attempt(), card.card().number()));
  }
}
