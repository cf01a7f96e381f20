package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.FakeStatusView;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.stream.Stream;

/** Statuses as an instance has them whose view never catches up. */
public final class FakeStatuses {

  private FakeStatuses() {}

  public static RunStatuses withEmptyView() {
    return withView();
  }

  /** Of a view that stays at what it shows. */
  public static RunStatuses withView(RunStatus... shown) {
    FakeStatusView view = new FakeStatusView();
    Stream.of(shown).forEach(view::read);
    return of(view);
  }

  public static RunStatuses of(FakeStatusView view) {
    return of(view, new AcceptedRuns(view));
  }

  static RunStatuses of(FakeStatusView view, AcceptedRuns accepted) {
    view.listen(accepted);
    return new RunStatuses(view, accepted, runId -> true);
  }
}
