package dev.innovationpipeline.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Histories of runs that wait for a review. */
class ReviewedRunsTest {

  private static final Instant THEN = Instant.parse("2026-11-24T08:00:00Z");

  private static final RunContext RUN =
      new RunContext(
          "r", 1, "u", "c", "http://h/d", THEN, RunOptions.DEFAULTS.withReviewAfter(List.of(3)));

  private static final RunContext NEXT = RUN.next(THEN, RUN.options());

  private static final StageCompleted THIRD =
      new StageCompleted(RUN, 3, new Prose("# 3"), "m", "v1", Usage.NONE, Usage.NONE, THEN, THEN);

  @Test
  void aRunThatWaitsIsNotLost() {
    assertThat(kinds(new RunRequested(RUN, THEN), THIRD)).isEmpty();
  }

  @Test
  void aRunThatDoesNotGoOnAfterItsApprovalIs() {
    assertThat(
            kinds(
                new RunRequested(RUN, THEN),
                THIRD,
                decided(Decision.APPROVED),
                new ReprocessRequested(NEXT, 4, THEN),
                THIRD.copiedTo(NEXT)))
        .as("nobody does stage 4")
        .containsExactly("lost_run");
    assertThat(kinds(new RunRequested(RUN, THEN), THIRD, decided(Decision.APPROVED)))
        .as("nothing follows")
        .containsExactly("lost_run");
  }

  @Test
  void aRejectionIsFollowedByAFailure() {
    RunEvent failed = new RunFailed(RUN, 3, "review_rejected", "No.", 0, Usage.NONE, THEN);

    assertThat(kinds(new RunRequested(RUN, THEN), THIRD, decided(Decision.REJECTED)))
        .containsExactly("lost_run");
    assertThat(kinds(new RunRequested(RUN, THEN), THIRD, decided(Decision.REJECTED), failed))
        .isEmpty();
  }

  private static Review.Decided decided(Decision decision) {
    return new Review.Decided(RUN, 3, decision, null, "anna", THEN);
  }

  private static List<String> kinds(RunEvent... events) {
    List<LoggedEvent> logged = Stream.of(events).map(event -> LoggedEvent.of(event, THEN)).toList();
    Instant later = THEN.plusSeconds(600);
    return HistoryChecker.check(
            new History(Map.of("r", logged), List.of(), null, Calls.UNKNOWN, later, later))
        .stream()
        .map(Finding::kind)
        .toList();
  }
}
