package dev.innovationpipeline.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.benchmarks.check.LoggedEvent;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.Review.Decision;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.StageStarted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Instant THEN = Instant.parse("2026-11-30T08:00:00Z");

  private static final RunContext RUN =
      new RunContext(
          "r", 1, "u", "c", "http://h/d", THEN, RunOptions.DEFAULTS.withReviewAfter(List.of(3)));

  private static final RunContext NEXT = RUN.next(at(50), RUN.options());

  @Test
  void isTheLongestTimeBetweenTwoEventsInWhateverOrderTheyAreRead() {
    RunEvent first = new RunRequested(RUN, at(0));
    assertThat(silence(started(9), first, started(2))).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void countsNeitherAnEndedRunNorOneThatWaitsForAReview() {
    assertThat(silence(new RunRequested(RUN, at(0)), completed(3, 1), decided(40)))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(
            silence(
                new RunRequested(RUN, at(0)),
                new RunFailed(RUN, 1, "document_not_found", "No.", 0, Usage.NONE, at(3)),
                new ReprocessRequested(NEXT, 1, at(50)),
                new StageStarted(NEXT, 1, "p", at(55)),
                new RunForgotten(NEXT, at(57)),
                new RunForgotten(NEXT, at(99))))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void countsTheTimeAfterADecision() {
    assertThat(
            silence(
                new RunRequested(RUN, at(0)),
                completed(3, 1),
                decided(40),
                new ReprocessRequested(NEXT, 4, at(40)),
                new StageStarted(NEXT, 4, "p", at(52))))
        .isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void namesTheRunAndIsNothingWithoutRuns() {
    assertThat(Silence.longest(Map.of())).isEqualTo(new Silence("", Duration.ZERO));
    assertThat(
            Silence.longest(
                Map.of(
                    "quiet", logged(new RunRequested(RUN, at(0)), started(8)),
                    "busy", logged(new RunRequested(RUN, at(0)), started(1)))))
        .isEqualTo(new Silence("quiet", Duration.ofSeconds(8)));
  }

  private static StageStarted started(int second) {
    return new StageStarted(RUN, 1, "p", at(second));
  }

  private static StageCompleted completed(int stage, int second) {
    return new StageCompleted(
        RUN, stage, new Prose("#"), "m", "v1", Usage.NONE, Usage.NONE, THEN, at(second));
  }

  private static Review.Decided decided(int second) {
    return new Review.Decided(RUN, 3, Decision.APPROVED, null, "anna", at(second));
  }

  private static Instant at(int second) {
    return THEN.plusSeconds(second);
  }

  private static Duration silence(RunEvent... events) {
    return Silence.longest(Map.of("r", logged(events))).length();
  }

  private static List<LoggedEvent> logged(RunEvent... events) {
    return Stream.of(events).map(event -> LoggedEvent.of(event, event.occurredAt())).toList();
  }
}
