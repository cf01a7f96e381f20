package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of a stage in one attempt.
 *
 * @param usage its cost; none for a copy, so that no money is counted twice
 * @param startedAt to the millisecond, as the tables hold times
 * @param completedAt likewise
 * @param degraded what was lost in the result
 * @param profile of the company that the model was told of; null for none
 * @param edited the edit that the attempt began with, its time to the millisecond; null for none
 */
public record Output(
    Key key,
    StageResult result,
    String model,
    String promptVersion,
    Usage usage,
    Instant startedAt,
    Instant completedAt,
    @Nullable Integer copiedFromAttempt,
    List<Degradation> degraded,
    @Nullable ProfileVersion profile,
    OutputEdited.@Nullable Edit edited) {

  /** One stage of one attempt of one run. */
  public record Key(String runId, int attempt, int stage) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::runId)
            .thenComparingInt(Key::attempt)
            .thenComparingInt(Key::stage);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Of two deliveries of one output that differ, the later; then any rule that is always kept. */
  private static final Comparator<Output> ORDER =
      Comparator.comparing(Output::completedAt).thenComparing(Output::toString);

  public static Output of(StageCompleted event) {
    return new Output(
        new Key(event.run().runId(), event.run().attempt(), event.stage()),
        event.result(),
        event.model(),
        event.promptVersion(),
        event.copiedFromAttempt() == null ? event.usage() : Usage.NONE,
        Milliseconds.of(event.startedAt()),
        Milliseconds.of(event.occurredAt()),
        event.copiedFromAttempt(),
        event.degraded(),
        event.profile(),
        edited(event.edited()));
  }

  private static OutputEdited.@Nullable Edit edited(OutputEdited.@Nullable Edit edit) {
    return edit == null
        ? null
        : new OutputEdited.Edit(
            edit.version(), edit.by(), edit.keyId(), Milliseconds.of(edit.at()));
  }

  Output newer(Output other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
