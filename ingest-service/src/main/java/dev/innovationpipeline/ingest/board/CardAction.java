package dev.innovationpipeline.ingest.board;

import dev.innovationpipeline.ingest.note.Author;
import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.result.AnnotationKind;
import dev.innovationpipeline.schema.result.CardStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes that somebody makes to a card, or to many; null leaves as it is.
 *
 * @param rating takes the person's own rating away where its stars are null
 */
record CardAction(
    @Nullable Boolean starred,
    @Nullable CardStatus status,
    List<String> addTags,
    List<String> removeTags,
    @Nullable Rating rating,
    @Nullable Comment comment) {

  /**
   * @param stars 1 to 5
   */
  record Rating(@Nullable Integer stars, @Nullable String reason) {}

  /**
   * @param id equal for every repetition of one request
   * @param text null takes the comment away
   */
  record Comment(String id, @Nullable String text) {}

  static CardAction status(CardStatus status) {
    return new CardAction(null, status, List.of(), List.of(), null, null);
  }

  static CardAction tags(List<String> add, List<String> remove) {
    return new CardAction(null, null, add, remove, null, null);
  }

  static CardAction rating(@Nullable Integer stars, @Nullable String reason) {
    return new CardAction(null, null, List.of(), List.of(), new Rating(stars, reason), null);
  }

  static CardAction comment(String id, @Nullable String text) {
    return new CardAction(null, null, List.of(), List.of(), null, new Comment(id, text));
  }

  boolean isNone() {
    return starred == null
        && status == null
        && addTags.isEmpty()
        && removeTags.isEmpty()
        && rating == null
        && comment == null;
  }

  /** The events that it is. */
  List<RunEvent> on(RunContext run, int card, Author author, Instant at) {
    List<RunEvent> events = new ArrayList<>();
    if (starred != null) {
      events.add(new CardStarred(run, card, starred, at));
    }
    if (status != null) {
      events.add(note(run, card, AnnotationKind.STATUS, null, status.wireName(), null, author, at));
    }
    for (String tag : addTags) {
      events.add(note(run, card, AnnotationKind.TAG, tag, Annotated.PRESENT, null, author, at));
    }
    for (String tag : removeTags) {
      events.add(note(run, card, AnnotationKind.TAG, tag, null, null, author, at));
    }
    if (rating != null) {
      events.add(
          note(
              run,
              card,
              AnnotationKind.RATING,
              author.userId(),
              rating.reason(),
              rating.stars(),
              author,
              at));
    }
    if (comment != null) {
      events.add(
          note(run, card, AnnotationKind.COMMENT, comment.id(), comment.text(), null, author, at));
    }
    return events;
  }

  private static CardAnnotated note(
      RunContext run,
      int card,
      AnnotationKind kind,
      @Nullable String name,
      @Nullable String text,
      @Nullable Integer stars,
      Author author,
      Instant at) {
    return new CardAnnotated(
        run, card, kind, name, text, stars, author.userId(), author.keyId(), at);
  }
}
