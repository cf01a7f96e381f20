package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.Annotated.CardAnnotated;
import dev.innovationpipeline.schema.event.Annotated.RunAnnotated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The note that holds at one place of a card or a run: the latest of them.
 *
 * @param text null where the note is taken away, or a rating has no reason
 * @param stars of a rating
 * @param at to the microsecond, as the table holds times
 */
public record Annotation(
    Key key,
    @Nullable String text,
    @Nullable Integer stars,
    String person,
    @Nullable String keyId,
    Instant at) {

  /**
   * The place of a note; attempt and card are 0 for those on a run.
   *
   * @param name empty where there is one of the kind
   */
  public record Key(String runId, int attempt, int card, String kind, String name)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::runId)
            .thenComparingInt(Key::attempt)
            .thenComparingInt(Key::card)
            .thenComparing(Key::kind)
            .thenComparing(Key::name);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** The latest; of equally late ones, by a rule that the database knows, too. */
  private static final Comparator<Annotation> ORDER =
      Comparator.comparing(Annotation::at)
          .thenComparing(note -> Objects.requireNonNullElse(note.stars, 0))
          .thenComparing(note -> Objects.requireNonNullElse(note.text, ""))
          .thenComparing(Annotation::person);

  public static Annotation of(Annotated event) {
    return new Annotation(
        key(event),
        event.text(),
        event.stars(),
        event.userId(),
        event.keyId(),
        event.occurredAt().truncatedTo(ChronoUnit.MICROS));
  }

  private static Key key(Annotated event) {
    String kind = event.kind().wireName();
    String name = Objects.requireNonNullElse(event.name(), "");
    return switch (event) {
      case CardAnnotated e -> new Key(e.run().runId(), e.run().attempt(), e.card(), kind, name);
      case RunAnnotated e -> new Key(e.run().runId(), 0, 0, kind, name);
    };
  }

  public Annotation merge(Annotation other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
