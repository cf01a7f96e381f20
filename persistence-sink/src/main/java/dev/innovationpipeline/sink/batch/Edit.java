package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.result.EditedOutput;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A change that a person made in an output or a card of an attempt. The highest version holds. */
public record Edit(
    Key key, int version, EditedOutput output, String by, @Nullable String keyId, Instant at) {

  /**
   * One output, or one card, of one attempt of one run.
   *
   * @param card its number; 0 for the output as a whole
   */
  public record Key(String runId, int attempt, int stage, int card) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::runId)
            .thenComparingInt(Key::attempt)
            .thenComparingInt(Key::stage)
            .thenComparingInt(Key::card);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final Comparator<Edit> ORDER =
      Comparator.comparingInt(Edit::version).thenComparing(Edit::at).thenComparing(Edit::toString);

  public static Edit of(OutputEdited event) {
    return new Edit(
        new Key(
            event.run().runId(), event.run().attempt(), event.stage(), event.output().cardNumber()),
        event.version(),
        event.output(),
        event.editedBy(),
        event.keyId(),
        Milliseconds.of(event.occurredAt()));
  }

  public Edit merge(Edit other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
