package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.CardStarred;
import java.time.Instant;
import java.util.Comparator;

/**
 * Whether a card of an attempt is marked, and since when. The latest holds; of equals, the mark.
 */
public record Star(Key key, boolean starred, Instant at) {

  /** Which card of which attempt of which run. */
  public record Key(String runId, int attempt, int card) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::runId).thenComparingInt(Key::attempt).thenComparingInt(Key::card);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final Comparator<Star> ORDER =
      Comparator.comparing(Star::at).thenComparing(Star::starred);

  public static Star of(CardStarred event) {
    return new Star(
        new Key(event.run().runId(), event.run().attempt(), event.card()),
        event.starred(),
        Milliseconds.of(event.occurredAt()));
  }

  public Star merge(Star other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
