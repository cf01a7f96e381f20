package dev.innovationpipeline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.review.StageResults;
import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions.Batched;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SharingTest {

  private static final RunContext LEAD = BatchRuns.lead(3);
  private static final RunContext SECOND = BatchRuns.awaiting(2, 3);
  private static final RunContext THIRD = BatchRuns.awaiting(3, 3);

  private final List<RunEvent> kept = new ArrayList<>();
  private final Set<String> requested = new HashSet<>();
  private final FakeStatusView view = new FakeStatusView();
  private final RunStatuses statuses = FakeStatuses.of(view);
  private final Set<String> unread = new HashSet<>();
  private int transactions;
  private final StageResults results =
      new StageResults() {
        @Override
        public StageCompleted output(RunStatus status, int stage) {
          throw new IllegalStateException("Edits are not shared.");
        }

        @Override
        public Map<Made, StageCompleted> made(Collection<Made> wanted) {
          if (wanted.stream().anyMatch(made -> unread.contains(made.run().run().runId()))) {
            throw Problems.unavailable("Kafka is away.", null);
          }
          return wanted.stream()
              .collect(
                  Collectors.toMap(
                      made -> made, made -> Runs.completed(made.run().run(), made.stage())));
        }

        @Override
        public Set<RunContext> requested(Map<RunContext, Instant> attempts) {
          return attempts.keySet().stream()
              .filter(attempt -> requested.contains(attempt.runId()))
              .collect(Collectors.toSet());
        }

        @Override
        public void noteDocument(RunStatus status) {}
      };
  private final SharingLog log =
      events -> {
        List<RunEvent> all = events.get();
        kept.addAll(all);
        transactions++;
        return all;
      };
  private Instant now = Runs.NOW;
  private Duration elapsed = Duration.ZERO;
  private final Sharing sharing =
      new Sharing(statuses, results, log, TimeSource.of(() -> now, () -> elapsed));

  @Test
  void theOthersGoOnWithTheResultsInAnAttemptOfTheirOwn() {
    know(BatchRuns.completed(LEAD, 3));
    awaitOthers();
    now = Runs.NOW.plus(Duration.ofDays(2));

    sharing.look(List.of(SECOND.runId()));

    assertThat(kept).hasSize(8);
    assertThat(kept.getFirst())
        .isInstanceOfSatisfying(
            ReprocessRequested.class,
            asked -> {
              assertThat(asked.fromStage()).isEqualTo(4);
              assertThat(asked.run().runId()).isEqualTo("b.1.2");
              assertThat(asked.run().attempt()).isEqualTo(2);
              assertThat(asked.run().attemptRequestedAt())
                  .as("deadlines do not see the wait")
                  .isEqualTo(now);
              assertThat(asked.run().options().awaitsOthers()).isFalse();
            });
    assertThat(kept.subList(1, 4))
        .extracting(event -> (StageCompleted) event)
        .allSatisfy(
            copy -> {
              assertThat(copy.usage()).isEqualTo(Usage.NONE);
              assertThat(copy.runUsage()).isEqualTo(Usage.NONE);
              assertThat(copy.shared()).isEqualTo(new StageCompleted.Shared("b.1.1", 1, 3));
            })
        .extracting(StageCompleted::stage)
        .containsExactly(1, 2, 3);
    assertThat(statuses.require("b.1.3").status()).isEqualTo(Status.RUNNING);

    sharing.look(List.of(LEAD.runId()));
    assertThat(kept).as("once").hasSize(8);
  }

  @Test
  void whatAnotherInstanceHasWrittenIsNotWrittenAgain() {
    know(BatchRuns.completed(LEAD, 3));
    awaitOthers();
    requested.add("b.1.2");

    sharing.look(List.of(LEAD.runId()));

    assertThat(kept).hasSize(4).allMatch(event -> event.run().runId().equals("b.1.3"));
  }

  @Test
  void aLookThatFailsIsDoneAgainAndNotOnlyWithAllOthers() {
    SharingWatch watch = watch(counts());
    view.read(BatchRuns.requested(SECOND));
    view.read(BatchRuns.requested(THIRD));
    view.read(BatchRuns.completed(LEAD, 3));
    unread.add(LEAD.runId());
    watch.lookAtDue();

    unread.clear();
    watch.lookAtDue();
    assertThat(kept).as("not at once").isEmpty();
    watch.retry();
    watch.lookAtDue();
    assertThat(kept).hasSize(8);
  }

  @Test
  void whatFollowsOnManyDocumentsIsOneTransaction() {
    List<String> runs = completedOn(3);

    sharing.look(runs);

    assertThat(transactions).isEqualTo(1);
    assertThat(kept).hasSize(3 * 4);
    assertThat(kept)
        .filteredOn(StageCompleted.class::isInstance)
        .allSatisfy(
            event ->
                assertThat(Objects.requireNonNull(((StageCompleted) event).shared()).runId())
                    .isEqualTo(event.run().runId().replaceFirst("2$", "1")));
  }

  @Test
  void resultsThatCannotBeReadHoldUpNoOther() {
    SharingWatch watch = watch(counts());
    completedOn(3);
    unread.add("b.2.1");
    watch.lookAtAll();
    assertThat(kept).isEmpty();

    watch.retry();
    assertThat(kept).extracting(event -> event.run().runId()).doesNotContain("b.2.2").hasSize(8);
    unread.clear();
    watch.retry();
    assertThat(kept).hasSize(12);
  }

  @Test
  void whatWaitedBeforeAStartIsLookedAtAsSoonAsTheViewHasIt() {
    RunCounts counts = counts();
    completedOn(2);
    SharingWatch watch = watch(counts);
    watch.lookAtDue();
    assertThat(kept).as("no change of theirs is noticed").isEmpty();
    watch.retry();
    assertThat(kept).hasSize(8);
  }

  /** One run has what another waits for, on each of so many documents. */
  private List<String> completedOn(int documents) {
    List<String> runs = new ArrayList<>();
    for (int document = 1; document <= documents; document++) {
      view.read(
          BatchRuns.completed(BatchRuns.run(new Batched("b", document, documents, 1, 2, null)), 3));
      RunContext waits =
          BatchRuns.run(new Batched("b", document, documents, 2, 2, BatchRuns.SHARED));
      view.read(BatchRuns.requested(waits));
      runs.add(waits.runId());
    }
    return runs;
  }

  @Test
  void theOthersFailAndSayWithWhichRun() {
    know(BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1))));
    awaitOthers();

    sharing.look(List.of(LEAD.runId()));

    assertThat(kept)
        .hasSize(2)
        .allSatisfy(
            event -> {
              RunFailed failed = (RunFailed) event;
              assertThat(failed.code()).isEqualTo("shared_run_failed");
              assertThat(failed.message()).contains("b.1.1", "Odd.");
            });
  }

  @Test
  void aClockThatWasWrongDelaysAFailureForAMinuteOnly() {
    RunContext lead = LEAD.next(now.plus(Duration.ofHours(1)), LEAD.options());
    know(BatchRuns.after(lead, List.of(Runs.failed(lead, 1))));
    RunContext retried = SECOND.next(now.plus(Duration.ofMinutes(61)), SECOND.options());
    know(BatchRuns.requested(retried));

    sharing.look(List.of(SECOND.runId()));
    assertThat(kept).as("the other may be on its way").isEmpty();
    elapsed = elapsed.plus(NewWaits.GRACE);
    sharing.retain(List.of(SECOND.runId()));
    sharing.look(List.of(SECOND.runId()));
    assertThat(kept).isEmpty();
    elapsed = elapsed.plusMillis(1);
    sharing.look(List.of(SECOND.runId()));
    assertThat(kept).singleElement().isInstanceOf(RunFailed.class);
  }

  @Test
  void aWaitThatIsNoLongerNewIsLookedAtSoon() {
    SharingWatch watch = watch(counts());
    RunContext retried = SECOND.next(now.plus(Duration.ofMinutes(61)), SECOND.options());
    view.read(BatchRuns.requested(retried));
    view.read(BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1))));
    watch.lookAtDue();
    watch.retry();
    assertThat(kept).isEmpty();

    elapsed = NewWaits.GRACE.plusMillis(1);
    watch.retry();
    assertThat(kept).singleElement().isInstanceOf(RunFailed.class);
    watch.retry();
    assertThat(kept).as("once").hasSize(1);
  }

  @Test
  void afterACancellationAnotherDoesTheStages() {
    know(BatchRuns.after(LEAD, List.of(new RunCancelled(LEAD, null, Runs.NOW, true))));
    awaitOthers();

    sharing.look(List.of(LEAD.runId()));

    assertThat(kept).hasSize(2);
    assertThat(kept.getLast())
        .isInstanceOfSatisfying(
            RunRequested.class,
            again -> {
              assertThat(again.run().runId()).isEqualTo("b.1.2");
              assertThat(again.run().attempt()).isEqualTo(2);
              assertThat(again.run().options().awaitsOthers()).isFalse();
            });
    assertThat(statuses.require("b.1.3").awaitsOthers()).isTrue();
  }

  private RunCounts counts() {
    RunCounts counts = new RunCounts(() -> now, Duration.ofDays(1));
    view.listen(counts);
    return counts;
  }

  private SharingWatch watch(RunCounts counts) {
    BatchSettings settings = new BatchSettings(200, Duration.ofMinutes(1));
    return new SharingWatch(sharing, statuses, counts, settings);
  }

  private void awaitOthers() {
    know(BatchRuns.requested(SECOND));
    know(BatchRuns.requested(THIRD));
  }

  private void know(RunStatus status) {
    statuses.accepted(status);
  }
}
