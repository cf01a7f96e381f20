package dev.innovationpipeline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.batch.BatchStatus.BatchRun;
import dev.innovationpipeline.schema.event.RunContext;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchStatusTest {

  private static final RunContext LEAD = BatchRuns.lead(2);
  private static final RunContext AWAITING = BatchRuns.awaiting(2, 2);
  private static final RunStatus MADE = BatchRuns.completed(LEAD, BatchRuns.SHARED);
  private static final RunStatus TOOK_OVER = tookOver();

  @Test
  void namesTheRunWhoseResultsARunTookOver() {
    assertThat(BatchStatus.of(List.of(MADE, TOOK_OVER)).runs())
        .extracting(BatchRun::sharedBy)
        .containsExactly(null, LEAD.runId());
  }

  @Test
  void namesNoRunThatIsNotTheCallers() {
    assertThat(BatchStatus.of(List.of(TOOK_OVER)).runs())
        .extracting(BatchRun::runId, BatchRun::sharedBy)
        .containsExactly(tuple(AWAITING.runId(), null));
  }

  private static RunStatus tookOver() {
    RunContext goesOn = AWAITING.next(Runs.NOW, AWAITING.options().awaiting(null));
    RunStatus status = BatchRuns.requested(AWAITING);
    for (int stage = 1; stage <= BatchRuns.SHARED; stage++) {
      status =
          status.merge(
              RunStatus.of(Runs.completed(LEAD, stage).sharedWith(goesOn, BatchRuns.SHARED)));
    }
    return status;
  }
}
