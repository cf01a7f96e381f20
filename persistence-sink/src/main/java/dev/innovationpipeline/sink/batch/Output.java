package dev.innovationpipeline.sink.batch;

import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a stage of an attempt gave.
 *
 * @param usage what it cost; nothing for a copy, so that no money is counted twice
 * @param startedAt to the millisecond, as the tables hold times
 * @param completedAt likewise
 */
public record Output(
    OutputKey key,
    StageResult result,
    String model,
    String promptVersion,
    Usage usage,
    Instant startedAt,
    Instant completedAt,
    @Nullable Integer copiedFromAttempt) {

  /** Of two deliveries of one output that differ, the later; then any rule that is always kept. */
  private static final Comparator<Output> ORDER =
      Comparator.comparing(Output::completedAt).thenComparing(Output::toString);

  public static Output of(StageCompleted event) {
    return new Output(
        new OutputKey(event.run().runId(), event.run().attempt(), event.stage()),
        event.result(),
        event.model(),
        event.promptVersion(),
        event.copiedFromAttempt() == null ? event.usage() : Usage.NONE,
        Milliseconds.of(event.startedAt()),
        Milliseconds.of(event.occurredAt()),
        event.copiedFromAttempt());
  }

  Output newer(Output other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
