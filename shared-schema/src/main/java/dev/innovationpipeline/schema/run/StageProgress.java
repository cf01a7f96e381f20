package dev.innovationpipeline.schema.run;

import dev.innovationpipeline.schema.document.SourceDocument;
import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageCompleted.ProfileVersion;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stage of one attempt. Of two, the one that is further wins; of equals, the later.
 *
 * @param tries failed calls so far in a stage that is still running; 0 when none failed
 * @param error the last failure, of a try or of the stage
 * @param processor the process that took the stage up last
 * @param takenUpAt when it did
 * @param copiedFromAttempt the attempt that did the work, where this one only begins with it
 * @param degraded what was lost in the result; null for nothing
 * @param document that the result rests on; null for none
 * @param profile of the company that the model was told of; null for none
 * @param sharedBy the run of the batch that made the result; null for the run's own
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
    @Nullable Usage usage,
    @Nullable String processor,
    @Nullable Instant takenUpAt,
    @Nullable Integer copiedFromAttempt,
    @Nullable List<Degradation> degraded,
    @Nullable SourceDocument document,
    @Nullable ProfileVersion profile,
    @Nullable String sharedBy) {

  private static final Comparator<Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Comparator<StageProgress> ORDER =
      Comparator.comparingInt(StageProgress::attempt)
          .thenComparingInt(StageProgress::rank)
          .thenComparingInt(StageProgress::tries)
          .thenComparing(StageProgress::endedAt, TIME)
          .thenComparing(stage -> stage.begun(null, null, null).toString());

  private static final Comparator<StageProgress> LATEST_TAKEN_UP =
      Comparator.comparing(StageProgress::takenUpAt, TIME)
          .thenComparing(
              StageProgress::processor, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** The progress of a stage that an event reports; empty when it reports none. */
  static Optional<StageProgress> of(RunEvent event) {
    return switch (event) {
      case RunRequested e -> Optional.empty();
      case ReprocessRequested e -> Optional.empty();
      case CardStarred e -> Optional.empty();
      case OutputEdited e -> Optional.empty();
      case Annotated e -> Optional.empty();
      case Review e -> Optional.empty();
      case RunForgotten e -> Optional.empty();
      case RunCancelled e ->
          Optional.ofNullable(e.stage()).map(stage -> ended(e, stage, Status.CANCELLED, 0, null));
      case RunFailed e -> Optional.of(ended(e, e.stage(), Status.FAILED, e.tries(), e.message()));
      case StageStarted e ->
          Optional.of(
              running(e, e.stage(), 0, null, null)
                  .begun(e.occurredAt(), e.processor(), e.occurredAt()));
      case StageRetryScheduled e ->
          Optional.of(running(e, e.stage(), e.tries(), e.error(), e.nextTryAt()));
      case StageCompleted e ->
          Optional.of(
              new StageProgress(
                  e.run().attempt(),
                  e.stage(),
                  Status.COMPLETED,
                  e.startedAt(),
                  e.occurredAt(),
                  0,
                  null,
                  null,
                  e.model(),
                  e.usage(),
                  null,
                  null,
                  e.copiedFromAttempt(),
                  Degradation.orNull(e.degraded()),
                  e.document(),
                  e.profile(),
                  e.shared() == null ? null : e.shared().runId()));
    };
  }

  StageProgress merge(StageProgress other) {
    if (equals(other)) {
      return this;
    }
    StageProgress winner = ORDER.compare(this, other) >= 0 ? this : other;
    if (attempt != other.attempt) {
      return winner;
    }
    StageProgress latest = LATEST_TAKEN_UP.compare(this, other) >= 0 ? this : other;
    return winner.begun(earliest(startedAt, other.startedAt), latest.processor, latest.takenUpAt);
  }

  private static StageProgress ended(
      RunEvent event, int stage, Status status, int tries, @Nullable String error) {
    return new StageProgress(
        event.run().attempt(),
        stage,
        status,
        null,
        event.occurredAt(),
        tries,
        error,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static StageProgress running(
      RunEvent event, int stage, int tries, @Nullable String error, @Nullable Instant nextTry) {
    return new StageProgress(
        event.run().attempt(),
        stage,
        Status.RUNNING,
        null,
        null,
        tries,
        error,
        nextTry,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private StageProgress begun(
      @Nullable Instant when, @Nullable String byProcessor, @Nullable Instant takenUp) {
    return new StageProgress(
        attempt,
        stage,
        status,
        when,
        endedAt,
        tries,
        error,
        nextTryAt,
        model,
        usage,
        byProcessor,
        takenUp,
        copiedFromAttempt,
        degraded,
        document,
        profile,
        sharedBy);
  }

  private int rank() {
    return switch (status) {
      case PENDING -> 0;
      case RUNNING -> 1;
      case FAILED -> 2;
      case CANCELLED -> 3;
      case COMPLETED -> 4;
      case FORGOTTEN -> 5;
    };
  }

  private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
