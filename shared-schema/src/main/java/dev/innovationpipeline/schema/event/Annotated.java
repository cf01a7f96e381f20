package dev.innovationpipeline.schema.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.result.AnnotationKind;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person noted on a run or on one of its cards. Each note has a place of its own,
 * by its kind and name; of several notes at one place, the latest holds.
 */
public sealed interface Annotated extends RunEvent {

  /** The text of a tag that is there. */
  String PRESENT = "true";

  AnnotationKind kind();

  /** Which of the notes of this kind: the tag, the comment's id, the person who rates. */
  @Nullable String name();

  /** The words or the value of the note; null where it is taken away. */
  @Nullable String text();

  /** Of a rating. */
  default @Nullable Integer stars() {
    return null;
  }

  /** The person, or the name of the caller where nobody is named. */
  String userId();

  /** The id of the API key with which it was done; null for none. */
  @Nullable String keyId();

  /** The place of the note among those of its run or card, short enough for a key. */
  default String place() {
    String name = name();
    return name == null
        ? kind().wireName()
        : kind().wireName() + "-" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  @Override
  default OptionalInt atStage() {
    return OptionalInt.empty();
  }

  /**
   * A tag, a comment, a rating or a status of a card.
   *
   * @param run under the attempt whose card it is: another attempt's card is another card
   * @param card its number, from 1
   * @param name the tag, the comment's id, or the person who rates; null for a status
   * @param text of a tag "true", of a comment its text, of a rating the reason, of a status its
   *     name; null takes the note away, but for a rating
   * @param stars of a rating, 1 to 5; null takes it away
   */
  record CardAnnotated(
      RunContext run,
      int card,
      AnnotationKind kind,
      @Nullable String name,
      @Nullable String text,
      @Nullable Integer stars,
      String userId,
      @Nullable String keyId,
      Instant occurredAt)
      implements Annotated {

    public static final String TYPE = "card-annotated";

    public CardAnnotated {
      Objects.requireNonNull(run, "run");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(userId, "user_id");
      Objects.requireNonNull(occurredAt, "occurred_at");
      if (card < 1) {
        throw new IllegalArgumentException("card is counted from 1, but was " + card);
      }
    }

    @Override
    public String type() {
      return TYPE;
    }

    /** A note can come and go, so its time is part of the identity. */
    @Override
    public String id() {
      return String.join(
          "/",
          run.runId(),
          String.valueOf(run.attempt()),
          "card-" + card,
          TYPE,
          place(),
          occurredAt.toString());
    }
  }

  /**
   * The title of a run, or a tag of it; they stay when the run is done again.
   *
   * @param run under its first attempt, whichever is the newest
   * @param name the tag; null for the title
   * @param text the title, of a tag "true"; null takes the note away
   */
  record RunAnnotated(
      RunContext run,
      AnnotationKind kind,
      @Nullable String name,
      @Nullable String text,
      String userId,
      @Nullable String keyId,
      Instant occurredAt)
      implements Annotated {

    public static final String TYPE = "run-annotated";

    public RunAnnotated {
      Objects.requireNonNull(run, "run");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(userId, "user_id");
      Objects.requireNonNull(occurredAt, "occurred_at");
      if (run.attempt() != 1) {
        throw new IllegalArgumentException(
            "A note on a run is under attempt 1, but was under " + run.attempt());
      }
    }

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public String id() {
      return String.join("/", run.runId(), "run", TYPE, place(), occurredAt.toString());
    }
  }
}
