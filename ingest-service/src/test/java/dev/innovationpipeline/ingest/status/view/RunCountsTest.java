package dev.innovationpipeline.ingest.status.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunForgotten;
import dev.innovationpipeline.schema.event.RunOptions;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCountsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Degradation LOSS = new Degradation("fallback_card", "Card 3 is lost.", 3);

  private Instant now = Runs.NOW;
  private final RunCounts counts = new RunCounts(() -> now, DAY);

  @Test
  void aRunThatNeverGoesOnIsNotCountedForGood() {
    counts.add(RunStatus.of(Runs.completed(Runs.run("foreign"), 2)));
    counts.add(RunStatus.of(Runs.requested("asked")));
    assertThat(counts.runs(Status.RUNNING)).isOne();
    assertThat(counts.runs(Status.PENDING)).isOne();
    assertThat(counts.queued(3)).isOne();
    assertThat(counts.queued(1)).isOne();
    now = Runs.NOW.plus(DAY).plus(Duration.ofHours(1));
    assertThat(counts.runs(Status.RUNNING)).isZero();
    assertThat(counts.runs(Status.PENDING)).isZero();
    assertThat(counts.queued(3)).isZero();
    assertThat(counts.queued(1)).isZero();
  }

  @Test
  void oneThatGoesOnAfterAllIsCountedOnce() {
    RunStatus abandoned = RunStatus.of(Runs.completed(Runs.run("r"), 2));
    counts.add(abandoned);
    now = Runs.NOW.plus(DAY.multipliedBy(3));
    RunStatus ended = abandoned.merge(RunStatus.of(Runs.failed(Runs.run("r"), 3)));
    counts.changed(new ViewedStatus(abandoned, 0, 0), new ViewedStatus(ended, 0, 1));
    now = Runs.NOW;
    assertThat(counts.runs(Status.RUNNING)).isZero();
    assertThat(counts.runs(Status.FAILED)).isOne();
  }

  @Test
  void aTimeFarAheadIsNone() {
    now = Runs.NOW.minus(DAY);
    counts.add(RunStatus.of(Runs.requested("r")));
    assertThat(counts.runs(Status.PENDING)).isZero();
  }

  @Test
  void endedRunsCountForGood() {
    counts.add(RunStatus.of(Runs.completed(Runs.run("done"), 5)));
    now = Runs.NOW.plus(DAY.multipliedBy(400));
    assertThat(counts.runs(Status.COMPLETED)).isOne();
  }

  @Test
  void countsRunsInWhoseResultsSomethingWasLostAsTheyAreNow() {
    RunStatus lost = RunStatus.of(Runs.degraded(Runs.run("r"), 5, LOSS));
    counts.add(lost);
    counts.add(RunStatus.of(Runs.degraded(Runs.run("not-yet"), 1, LOSS)));
    counts.add(RunStatus.of(Runs.completed(Runs.run("whole"), 5)));
    assertThat(counts.degraded()).isOne();
    assertThat(counts.runs(Status.COMPLETED)).isEqualTo(2);
    RunStatus forgotten = lost.merge(RunStatus.of(new RunForgotten(Runs.run("r"), Runs.NOW)));
    counts.changed(new ViewedStatus(lost, 0, 0), new ViewedStatus(forgotten, 0, 1));
    assertThat(counts.degraded()).isZero();
  }

  @Test
  void aRunThatWaitsForAReviewIsRunningAndNothingElse() {
    RunContext run = Runs.run("r");
    RunContext gated =
        new RunContext(
            "r",
            1,
            "u",
            "c",
            run.blobUrl(),
            run.requestedAt(),
            run.options().withReviewAfter(List.of(3)));
    RunStatus waits = RunStatus.of(Runs.completed(gated, 3));
    counts.add(waits);
    now = Runs.NOW.plus(DAY.multipliedBy(40));
    assertThat(counts.runs(Status.RUNNING)).as("however long").isOne();
    assertThat(counts.queued(4)).isZero();
    assertThat(counts.open("c")).isZero();
    RunCounts restored = new RunCounts(() -> now, DAY);
    assertThat(restored.restore(counts.save())).isTrue();
    assertThat(restored.waiting().page(null, 9, any -> true))
        .singleElement()
        .satisfies(each -> assertThat(each.stage()).isEqualTo(3));
    RunStatus cancelled = waits.merge(RunStatus.of(new RunCancelled(gated, 3, Runs.NOW, true)));
    counts.changed(new ViewedStatus(waits, 0, 0), new ViewedStatus(cancelled, 0, 1));
    assertThat(counts.waiting().size()).isZero();
    assertThat(counts.runs(Status.RUNNING)).isZero();
  }

  @Test
  void aRunThatAwaitsOthersOfItsBatchIsOpenAndInNoQueue() {
    RunContext run =
        Runs.run("b.1.2")
            .with(RunOptions.DEFAULTS.withBatch(new RunOptions.Batched("b", 1, 1, 2, 2, 3)));
    RunStatus awaits = RunStatus.of(new RunRequested(run, now));
    counts.changed(null, new ViewedStatus(awaits, 0, 0));
    assertThat(counts.open("c")).isOne();
    assertThat(counts.queued(1)).isZero();
    assertThat(counts.awaiting().any("b.1.")).isTrue();
    assertThat(counts.awaiting().any("b.")).isTrue();
    assertThat(counts.awaiting().any("b.2.")).isFalse();
    assertThat(counts.awaiting().any("a")).isFalse();
    RunCounts restored = new RunCounts(() -> now, DAY);
    assertThat(restored.restore(counts.save())).isTrue();
    assertThat(restored.awaiting().all()).containsExactly("b.1.2");
    RunContext next = run.next(now, run.options().awaiting(null));
    RunStatus goesOn = awaits.merge(RunStatus.of(Runs.completed(next, 3)));
    counts.changed(new ViewedStatus(awaits, 0, 0), new ViewedStatus(goesOn, 0, 1));
    assertThat(counts.awaiting().all()).isEmpty();
    assertThat(counts.queued(4)).isOne();
  }

  @Test
  void aSavedSummaryIsTakenUpAndOneOfAnEarlierVersionIsNot() {
    counts.add(RunStatus.of(Runs.completed(Runs.run("r"), 2)));
    counts.add(RunStatus.of(Runs.degraded(Runs.run("done"), 5, LOSS)));
    RunCounts restored = new RunCounts(() -> now, DAY);
    assertThat(restored.restore(counts.save())).isTrue();
    assertThat(restored.runs(Status.RUNNING)).isOne();
    assertThat(restored.queued(3)).isOne();
    assertThat(restored.runs(Status.COMPLETED)).isOne();
    assertThat(restored.degraded()).isOne();
    String withoutDegraded = "{\"by_status\": {}, \"open\": [], \"ended\": []}";
    assertThat(restored.restore(withoutDegraded.getBytes(StandardCharsets.UTF_8))).isFalse();
    String earlier = "{\"by_status\": {\"RUNNING\": 7}, \"queued\": {\"3\": 7}, \"ended\": []}";
    assertThat(restored.restore(earlier.getBytes(StandardCharsets.UTF_8))).isFalse();
  }
}
