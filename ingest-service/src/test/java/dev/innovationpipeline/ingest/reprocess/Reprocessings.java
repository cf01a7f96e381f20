package dev.innovationpipeline.ingest.reprocess;

import dev.innovationpipeline.ingest.Runs;
import dev.innovationpipeline.ingest.eventlog.EventTransactions;
import dev.innovationpipeline.ingest.limit.OpenRuns;
import dev.innovationpipeline.ingest.status.view.RunStatuses;
import dev.innovationpipeline.schema.event.StageCompleted;
import dev.innovationpipeline.schema.run.RunStatus;
import java.time.InstantSource;
import java.util.Optional;

/** The reprocessing of runs that have a result of each stage, for tests of what asks for it. */
public final class Reprocessings {

  private Reprocessings() {}

  public static Reprocessing of(
      RunStatuses statuses, EventTransactions events, OpenRuns open, InstantSource clock) {
    return new Reprocessing(statuses, new Inputs(), events, open, clock);
  }

  private static final class Inputs implements StageInputs {

    @Override
    public int attemptOf(String runId, String jobId) {
      return 0;
    }

    @Override
    public StageCompleted output(RunStatus status, int stage) {
      return Runs.completed(status.run(), stage);
    }

    @Override
    public Optional<StageCompleted> find(RunStatus status, int stage) {
      return Optional.of(output(status, stage));
    }

    @Override
    public StageCompleted edited(RunStatus status, int stage, int version) {
      throw new IllegalStateException("Nobody has edited it.");
    }

    @Override
    public void noteDocument(RunStatus status) {}
  }
}
