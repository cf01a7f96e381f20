package dev.innovationpipeline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.review.StageResults;
import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunCounts;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.ReprocessRequested;
import dev.innovationpipeline.schema.event.RunCancelled;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunRequested;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import dev.innovationpipeline.schema.run.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharingTest {

  private static final RunContext LEAD = BatchRuns.lead(3);
  private static final RunContext SECOND = BatchRuns.awaiting(2, 3);
  private static final RunContext THIRD = BatchRuns.awaiting(3, 3);

  private final List<RunEvent> kept = new ArrayList<>();
  private final Set<String> requested = new HashSet<>();
  private final FakeStatusView view = new FakeStatusView();
  private final RunStatuses statuses = FakeStatuses.of(view);
  private boolean kafkaIsAway;
  private final StageResults results =
      new StageResults() {
        @Override
        public StageCompleted output(RunStatus status, int stage) {
          throw new IllegalStateException("Edits are not shared.");
        }

        @Override
        public StageCompleted made(RunStatus status, int stage) {
          if (kafkaIsAway) {
            throw Problems.unavailable("Kafka is away.", null);
          }
          return Runs.completed(status.run(), stage);
        }

        @Override
        public boolean isRequested(RunContext attempt, Instant since) {
          return requested.contains(attempt.runId());
        }

        @Override
        public void noteDocument(RunStatus status) {}
      };
  private final SharingLog log =
      events -> {
        List<RunEvent> all = events.get();
        kept.addAll(all);
        return all;
      };
  private Instant now = Runs.NOW;
  private final Sharing sharing = new Sharing(statuses, results, log, () -> now);

  @Test
  void theOthersGoOnWithTheResultsInAnAttemptOfTheirOwn() {
    know(BatchRuns.completed(LEAD, 3));
    awaitOthers();
    now = Runs.NOW.plus(Duration.ofDays(2));

    sharing.look(SECOND.runId());

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

    sharing.look(LEAD.runId());
    assertThat(kept).as("once").hasSize(8);
  }

  @Test
  void whatAnotherInstanceHasWrittenIsNotWrittenAgain() {
    know(BatchRuns.completed(LEAD, 3));
    awaitOthers();
    requested.add("b.1.2");

    sharing.look(LEAD.runId());

    assertThat(kept).hasSize(4).allMatch(event -> event.run().runId().equals("b.1.3"));
  }

  @Test
  void aLookThatFailsIsDoneAgainAndNotOnlyWithAllOthers() {
    RunCounts counts = new RunCounts(() -> now, Duration.ofDays(1));
    view.listen(counts);
    SharingWatch watch =
        new SharingWatch(sharing, statuses, counts, new BatchSettings(200, Duration.ofMinutes(1)));
    view.read(BatchRuns.requested(SECOND));
    view.read(BatchRuns.requested(THIRD));
    view.read(BatchRuns.completed(LEAD, 3));
    kafkaIsAway = true;
    watch.lookAtDue();

    kafkaIsAway = false;
    watch.lookAtDue();
    assertThat(kept).as("not at once").isEmpty();
    watch.retry();
    watch.lookAtDue();
    assertThat(kept).hasSize(8);
  }

  @Test
  void theOthersFailAndSayWithWhichRun() {
    know(BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1))));
    awaitOthers();

    sharing.look(LEAD.runId());

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
  void afterACancellationAnotherDoesTheStages() {
    know(BatchRuns.after(LEAD, List.of(new RunCancelled(LEAD, null, Runs.NOW, true))));
    awaitOthers();

    sharing.look(LEAD.runId());

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

  private void awaitOthers() {
    know(BatchRuns.requested(SECOND));
    know(BatchRuns.requested(THIRD));
  }

  private void know(RunStatus status) {
    statuses.accepted(status);
  }
}
