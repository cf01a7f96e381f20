package dev.innovationpipeline.schema.run;

import static java.util.Comparator.comparingInt;

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
import dev.innovationpipeline.schema.event.StageRetryScheduled;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import java.util.Comparator;

/**
 * How far a run is: requested 0; stage s started 10·s+1, completed and waiting for a review 10·s+3,
 * failed or rejected 10·s+5, completed 10·s+9; cancelled one more than the completion of the last
 * stage where that is decided, so that a cancelled run stays cancelled, and else one less. The last
 * stage is that of the pipeline version the attempt goes through, whatever versions there are
 * today.
 *
 * <p>A forgotten run is above everything.
 *
 * <p>Merging is max over (attempt, number). Max commutes, associates and ignores duplicates: any
 * order and any number of deliveries end in the same state.
 *
 * @param number the progress within the attempt
 */
public record RunProgress(int attempt, int number) implements Comparable<RunProgress> {

  private static final int STARTED = 1;
  private static final int WAITING = 3;
  private static final int FAILED = 5;
  private static final int COMPLETED = 9;

  /** Nothing ever comes after this. */
  public static final RunProgress FORGOTTEN = new RunProgress(Integer.MAX_VALUE, 0);

  private static final Comparator<RunProgress> ORDER =
      comparingInt(RunProgress::attempt).thenComparingInt(RunProgress::number);

  public static RunProgress of(RunEvent event) {
    int number =
        switch (event) {
          case RunRequested e -> 0;
          case ReprocessRequested e -> 0;
          case CardStarred e -> 0;
          case OutputEdited e -> 0;
          case Annotated e -> 0;
          case Review e -> 0;
          case RunForgotten e -> FORGOTTEN.number;
          case StageStarted e -> at(e.stage(), STARTED);
          case StageRetryScheduled e -> at(e.stage(), STARTED);
          case RunFailed e -> at(e.stage(), FAILED);
          case StageCompleted e -> at(e.stage(), e.waitsForReview() ? WAITING : COMPLETED);
          case RunCancelled e -> at(e.run().pipeline().stages(), COMPLETED) + (e.holds() ? 1 : -1);
        };
    return event instanceof RunForgotten
        ? FORGOTTEN
        : new RunProgress(event.run().attempt(), number);
  }

  public RunProgress merge(RunProgress other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * @param pipeline the version that the attempt goes through
   */
  public Status status(PipelineVersion pipeline) {
    if (equals(FORGOTTEN)) {
      return Status.FORGOTTEN;
    }
    int completed = at(pipeline.stages(), COMPLETED);
    if (number == completed) {
      return Status.COMPLETED;
    }
    if (number == completed - 1 || number == completed + 1) {
      return Status.CANCELLED;
    }
    if (number == 0) {
      return Status.PENDING;
    }
    return number % 10 == FAILED ? Status.FAILED : Status.RUNNING;
  }

  /**
   * Whether the attempt is cancelled and nothing that follows changes it.
   *
   * @param pipeline the version that the attempt goes through
   */
  public boolean isCancelledForGood(PipelineVersion pipeline) {
    return status(pipeline) == Status.CANCELLED && number > at(pipeline.stages(), COMPLETED);
  }

  /** Whether a person has to decide before the run goes on; not of a run that has ended. */
  public boolean waitsForReview() {
    return number % 10 == WAITING;
  }

  /** The stage whose result waits, while one does. */
  int reviewedStage() {
    return number / 10;
  }

  /** Whether the attempt has stopped before the end, with a result that nobody has approved. */
  public boolean lacksApproval() {
    return number % 10 == WAITING || number % 10 == FAILED;
  }

  @Override
  public int compareTo(RunProgress other) {
    return ORDER.compare(this, other);
  }

  private static int at(int stage, int phase) {
    return 10 * stage + phase;
  }
}
