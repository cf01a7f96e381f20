package dev.innovationpipeline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.reprocess.Reprocessings;
import dev.innovationpipeline.ingest.status.view.FakeStatuses;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.event.RunEvent;
import dev.innovationpipeline.schema.event.RunFailed;
import dev.innovationpipeline.schema.event.RunOptions.AwaitedRun;
import dev.innovationpipeline.schema.event.Usage;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BatchRetryTest {

  private static final RunContext LEAD = BatchRuns.lead(3);
  private static final RunContext SECOND = BatchRuns.awaiting(2, 3);
  private static final RunContext THIRD = BatchRuns.awaiting(3, 3);

  private final List<RunEvent> kept = new ArrayList<>();
  private final EventTransactions log = kept::addAll;
  private final RunStatuses statuses = FakeStatuses.withEmptyView();
  private final OpenRuns open = new OpenRuns(0, company -> 0);
  private final InstantSource clock = InstantSource.fixed(Runs.NOW);
  private final BatchRetry retry =
      new BatchRetry(Reprocessings.of(statuses, log, open, clock), statuses, log, open, clock);

  @Test
  void thoseThatFailedWithAnotherWaitForItsNextAttempt() {
    List<RunStatus> runs =
        known(BatchRuns.after(LEAD, List.of(Runs.failed(LEAD, 1))), failed(SECOND), failed(THIRD));

    assertThat(retry.retry(runs)).containsExactly("b.1.1", "b.1.2", "b.1.3");

    assertThat(awaitedBy(SECOND)).isEqualTo(new AwaitedRun(1, 2));
    assertThat(awaitedBy(THIRD)).isEqualTo(new AwaitedRun(1, 2));
  }

  @Test
  void whereThatWasRejectedTheFirstOfThemTakesItsPlace() {
    RunFailed rejected = new RunFailed(LEAD, 3, "review_rejected", "No.", 1, Usage.NONE, Runs.NOW);
    List<RunStatus> runs =
        known(BatchRuns.after(LEAD, List.of(rejected)), failed(SECOND), failed(THIRD));

    assertThat(retry.retry(runs)).containsExactly("b.1.2", "b.1.3");

    assertThat(statuses.require("b.1.2").awaitsOthers()).isFalse();
    assertThat(awaitedBy(THIRD)).isEqualTo(new AwaitedRun(2, 2));
  }

  @Test
  void oneThatHasTheResultsIsAwaitedAsItIs() {
    List<RunStatus> runs = known(BatchRuns.completed(LEAD, 5), failed(SECOND));

    assertThat(retry.retry(runs)).containsExactly("b.1.2");

    assertThat(awaitedBy(SECOND)).isEqualTo(new AwaitedRun(1, 1));
  }

  private AwaitedRun awaitedBy(RunContext run) {
    RunStatus status = statuses.require(run.runId());
    assertThat(status.awaitsOthers()).isTrue();
    return Objects.requireNonNull(
        Objects.requireNonNull(status.run().options().batch()).awaitsRun());
  }

  private static RunStatus failed(RunContext run) {
    return BatchRuns.after(
        run, List.of(new RunFailed(run, 1, Sharing.FAILED, "It failed.", 0, Usage.NONE, Runs.NOW)));
  }

  private List<RunStatus> known(RunStatus... runs) {
    List.of(runs).forEach(statuses::accepted);
    return List.of(runs);
  }
}
