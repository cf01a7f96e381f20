package dev.innovationpipeline.schema.run;

import dev.innovationpipeline.schema.event.Usage;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One stage of one attempt. Of two, the one that is further wins; of equals, the later.
 *
 * @param tries failed calls so far in a stage that is still running; 0 when none failed
 * @param error the last failure, of a try or of the stage
 */
public record StageProgress(
    int attempt,
    int stage,
    Status status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int tries,
    @Nullable String error,
    @Nullable Instant nextTryAt,
    @Nullable String model,
    @Nullable Usage usage) {

  private static final Comparator<Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Comparator<StageProgress> ORDER =
      Comparator.comparingInt(StageProgress::attempt)
          .thenComparingInt(StageProgress::rank)
          .thenComparingInt(StageProgress::tries)
          .thenComparing(StageProgress::endedAt, TIME)
          .thenComparing(stage -> stage.startedAt(null).toString());

  StageProgress merge(StageProgress other) {
    StageProgress winner = ORDER.compare(this, other) >= 0 ? this : other;
    return attempt == other.attempt
        ? winner.startedAt(earliest(startedAt, other.startedAt))
        : winner;
  }

  private StageProgress startedAt(@Nullable Instant when) {
    return new StageProgress(
        attempt, stage, status, when, endedAt, tries, error, nextTryAt, model, usage);
  }

  private int rank() {
    return switch (status) {
      case PENDING -> 0;
      case RUNNING -> 1;
      case FAILED -> 2;
      case CANCELLED -> 3;
      case COMPLETED -> 4;
    };
  }

  private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
