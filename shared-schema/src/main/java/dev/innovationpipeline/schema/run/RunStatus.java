package dev.innovationpipeline.schema.run;

import dev.innovationpipeline.schema.event.Annotated;
import dev.innovationpipeline.schema.event.CardStarred;
import dev.innovationpipeline.schema.event.OutputEdited;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.Degradation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The status of a run; the value of the {@code run-status} topic. It aggregates the events of the
 * run, with the same result for any order and any number of deliveries.
 *
 * @param currentStage the newest stage begun, 0 before the first, as in the seed
 * @param stages the progress of each stage begun, by number, in its newest attempt
 * @param error the sentence of the failure that ended the run
 * @param errorCode its stable code
 * @param usage of the attempt so far
 * @param updatedAt when the latest event happened
 * @param remindedAt when the attempt had waited for a review for long; null while it has not
 */
public record RunStatus(
    RunContext run,
    RunProgress progress,
    Status status,
    int currentStage,
    Map<Integer, StageProgress> stages,
    @Nullable String errorCode,
    @Nullable String error,
    Usage usage,
    Instant updatedAt,
    @Nullable Instant remindedAt) {

  private static final Comparator<RunStatus> ORDER =
      Comparator.comparing(RunStatus::progress)
          .thenComparing(s -> Objects.requireNonNullElse(s.error(), ""))
          .thenComparing(s -> Objects.requireNonNullElse(s.errorCode(), ""))
          .thenComparing(RunStatus::run, RunStatus::compare)
          .thenComparing(RunStatus::updatedAt);

  public static RunStatus of(RunEvent event) {
    RunProgress progress = RunProgress.of(event);
    RunFailed failure = event instanceof RunFailed failed ? failed : null;
    return new RunStatus(
        event.run(),
        progress,
        progress.status(event.run().pipeline()),
        event.atStage().orElse(0),
        StageProgress.of(event).map(stage -> Map.of(stage.stage(), stage)).orElse(Map.of()),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.message(),
        usage(event),
        updatedAt(event),
        event instanceof Review.Reminded ? event.occurredAt() : null);
  }

  public RunStatus merge(RunStatus other) {
    RunStatus winner = ORDER.compare(this, other) >= 0 ? this : other;
    if (winner.status == Status.FORGOTTEN) {
      return winner.stillForgotten(winner.equals(this) ? other : this);
    }
    Map<Integer, StageProgress> merged = new TreeMap<>(stages);
    other.stages.forEach((number, stage) -> merged.merge(number, stage, StageProgress::merge));
    return new RunStatus(
        winner.run,
        winner.progress,
        winner.status,
        currentStage(winner.progress.attempt(), merged),
        merged,
        winner.errorCode,
        winner.error,
        usage(winner, other),
        updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt,
        remindedAt(winner, other));
  }

  /** Two events of an attempt tell the same of it; only damaged ones differ. */
  private static int compare(RunContext a, RunContext b) {
    return a.equals(b) ? 0 : a.toString().compareTo(b.toString());
  }

  /**
   * The event that cancels the run in its current stage, to be written when it is not completed.
   */
  public RunCancelled cancellation(Instant at) {
    return new RunCancelled(run, currentStage == 0 ? null : currentStage, at, true);
  }

  /** The stage whose result waits for a review; empty for a run that waits for none. */
  public Optional<StageProgress> waiting() {
    return progress.waitsForReview()
        ? Optional.ofNullable(stages.get(progress.reviewedStage()))
        : Optional.empty();
  }

  /** Whether the newest attempt waits for the first results of another run of its batch. */
  public boolean awaitsOthers() {
    return status == Status.PENDING && run.options().awaitsOthers();
  }

  /** Whether the newest attempt is cancelled and nothing that follows in it changes that. */
  public boolean staysCancelled() {
    return progress.isCancelledForGood(run.pipeline());
  }

  /**
   * The losses in the results that a COMPLETED run ends with, by stage; those of stages that its
   * newest attempt did not redo are those of the attempts before. Empty for any other run.
   */
  public List<Degradation> degraded() {
    return status == Status.COMPLETED
        ? new TreeMap<>(stages)
            .values().stream()
                .map(StageProgress::degraded)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList()
        : List.of();
  }

  /** Only the number of attempts to erase is left. */
  private RunStatus stillForgotten(RunStatus other) {
    boolean isLater = other.status == Status.FORGOTTEN && other.updatedAt.isAfter(updatedAt);
    return new RunStatus(
        run.forgotten(Math.max(run.attempt(), other.run.attempt())),
        progress,
        status,
        currentStage,
        stages,
        errorCode,
        error,
        usage,
        isLater ? other.updatedAt : updatedAt,
        null);
  }

  /** Usage only grows within an attempt; of two attempts only the newer counts. */
  private Usage usage(RunStatus winner, RunStatus other) {
    return progress.attempt() == other.progress.attempt() ? usage.max(other.usage) : winner.usage;
  }

  /** Of the newest attempt; the later of two. */
  private @Nullable Instant remindedAt(RunStatus winner, RunStatus other) {
    if (progress.attempt() != other.progress.attempt()) {
      return winner.remindedAt;
    }
    if (remindedAt == null || other.remindedAt == null) {
      return remindedAt == null ? other.remindedAt : remindedAt;
    }
    return remindedAt.isAfter(other.remindedAt) ? remindedAt : other.remindedAt;
  }

  private static Usage usage(RunEvent event) {
    return switch (event) {
      case StageCompleted e -> e.runUsage();
      case RunFailed e -> e.runUsage();
      case RunRequested e -> Usage.NONE;
      case StageStarted e -> Usage.NONE;
      case StageRetryScheduled e -> Usage.NONE;
      case RunCancelled e -> Usage.NONE;
      case ReprocessRequested e -> Usage.NONE;
      case CardStarred e -> Usage.NONE;
      case OutputEdited e -> Usage.NONE;
      case Annotated e -> Usage.NONE;
      case Review e -> Usage.NONE;
      case RunForgotten e -> Usage.NONE;
    };
  }

  /**
   * A star or a note is no change of the run, and neither is an edit, which another attempt may
   * take up.
   */
  private static Instant updatedAt(RunEvent event) {
    return event instanceof CardStarred
            || event instanceof OutputEdited
            || event instanceof Annotated
        ? event.run().attemptRequestedAt()
        : event.occurredAt();
  }

  /** The newest stage of the attempt; derived from its events, as a cancellation names no stage. */
  private static int currentStage(int attempt, Map<Integer, StageProgress> stages) {
    return stages.values().stream()
        .filter(stage -> stage.attempt() == attempt)
        .mapToInt(StageProgress::stage)
        .max()
        .orElse(0);
  }
}
