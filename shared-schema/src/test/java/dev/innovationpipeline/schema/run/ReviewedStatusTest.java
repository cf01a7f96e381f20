package dev.innovationpipeline.schema.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.event.Review;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.pipeline.PipelineVersion;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The states of a run that waits for a review. */
class ReviewedStatusTest {

  @Test
  void aRunWaitsWithTheResultThatIsToBeReviewed() {
    StageCompleted third = completed(reviewed(1, 3), 3, 30);
    RunStatus waits = RunStatus.of(completed(reviewed(1, 3), 2, 20)).merge(RunStatus.of(third));

    assertThat(waits.status()).isEqualTo(Status.RUNNING);
    assertThat(waits.waiting()).hasValueSatisfying(s -> assertThat(s.stage()).isEqualTo(3));
    assertThat(waits.merge(RunStatus.of(new Review.Reminded(third.run(), 3, at(40)))).remindedAt())
        .isEqualTo(at(40));

    RunStatus goesOn = waits.merge(RunStatus.of(third.copiedTo(reviewed(2, 3))));
    assertThat(goesOn.waiting()).as("the copy is approved").isEmpty();
    assertThat(goesOn.status()).isEqualTo(Status.RUNNING);
  }

  /** No reader may take the cards for final before somebody has approved them. */
  @Test
  void theLastResultCompletesTheRunOnlyOnceItIsApproved() {
    int last = PipelineVersion.FIRST.stages();
    StageCompleted cards = completed(reviewed(1, last), last, 50);

    assertThat(RunStatus.of(cards).status()).isEqualTo(Status.RUNNING);
    assertThat(RunStatus.of(cards).waiting()).isPresent();
    assertThat(RunStatus.of(cards.copiedTo(reviewed(2, last))).status())
        .isEqualTo(Status.COMPLETED);
  }

  @Test
  void aRejectionEndsTheRunAndACancellationHoldsAgainstBoth() {
    StageCompleted third = completed(reviewed(1, 3), 3, 30);
    RunEvent rejected =
        new RunFailed(third.run(), 3, "review_rejected", "No.", 0, Usage.NONE, at(50));
    RunEvent cancelled = new RunCancelled(third.run(), 3, at(40), true);

    assertThat(fold(rejected, third).status()).isEqualTo(Status.FAILED);
    assertThat(fold(rejected, third).waiting()).isEmpty();
    assertThat(fold(cancelled, rejected, third).status()).isEqualTo(Status.CANCELLED);
    assertThat(fold(cancelled, third).waiting()).isEmpty();
  }

  private static StageCompleted completed(RunContext run, int stage, int second) {
    return new StageCompleted(
        run, stage, new Prose("#"), "m", "v1", Usage.NONE, Usage.NONE, at(second - 1), at(second));
  }

  private static RunContext reviewed(int attempt, Integer... stages) {
    return new RunContext(
        "run",
        attempt,
        "user",
        "company",
        "https://example.com/a",
        at(0),
        RunOptions.DEFAULTS.withReviewAfter(List.of(stages)));
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  private static RunStatus fold(RunEvent... events) {
    return Stream.of(events).map(RunStatus::of).reduce(RunStatus::merge).orElseThrow();
  }
}
