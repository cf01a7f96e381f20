package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.Review;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the result that an attempt waits with, or a reminder. The latest holds; of equals,
 * the decision that comes later in the alphabet.
 *
 * @param decision null for a reminder
 */
public record ReviewFact(
    Key key,
    int stage,
    Review.@Nullable Decision decision,
    @Nullable String comment,
    @Nullable String decidedBy,
    Instant at) {

  /** The kinds of facts. */
  public enum Event {
    DECIDED,
    REMINDED
  }

  /** Which fact of which attempt of which run. */
  public record Key(String runId, int attempt, Event event) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::runId).thenComparingInt(Key::attempt).thenComparing(Key::event);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final Comparator<ReviewFact> ORDER =
      Comparator.comparing(ReviewFact::at)
          .thenComparing(fact -> String.valueOf(fact.decision()))
          .thenComparing(fact -> String.valueOf(fact.comment()))
          .thenComparing(fact -> String.valueOf(fact.decidedBy()));

  public static ReviewFact of(Review event) {
    String runId = event.run().runId();
    int attempt = event.run().attempt();
    Instant at = Milliseconds.of(event.occurredAt());
    return switch (event) {
      case Review.Decided e ->
          new ReviewFact(
              new Key(runId, attempt, Event.DECIDED),
              e.stage(),
              e.decision(),
              e.comment(),
              e.decidedBy(),
              at);
      case Review.Reminded e ->
          new ReviewFact(new Key(runId, attempt, Event.REMINDED), e.stage(), null, null, null, at);
    };
  }

  public ReviewFact merge(ReviewFact other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
