package dev.innovationpipeline.ingest.status;

import java.util.Optional;

/** Statuses as an instance has them whose view never catches up. */
public final class FakeStatuses {

  private FakeStatuses() {}

  public static RunStatuses withEmptyView() {
    return new RunStatuses(runId -> Optional.empty(), new AcceptedRuns(), runId -> true);
  }
}
