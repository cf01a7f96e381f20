package dev.innovationpipeline.systemtests.mutation;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Shows of each run how far it ever came, in whichever attempt. */
final class ViewWithoutAttempts implements StatusView {

  private final StatusView view;
  private final Map<String, ViewedStatus> furthest = new ConcurrentHashMap<>();

  ViewWithoutAttempts(StatusView view) {
    this.view = view;
  }

  @Override
  public void listen(Listener listener) {
    view.listen(listener);
  }

  @Override
  public Optional<ViewedStatus> find(String runId) {
    return view.find(runId)
        .map(
            now ->
                furthest.merge(runId, now, (far, next) -> number(next) > number(far) ? next : far));
  }

  @Override
  public boolean any(Predicate<RunStatus> condition) {
    return view.any(condition);
  }

  @Override
  public boolean hasRead(ChangeId change) {
    return view.hasRead(change);
  }

  @Override
  public Collection<String> incomplete() {
    return view.incomplete();
  }

  private static int number(ViewedStatus viewed) {
    return viewed.status().progress().number();
  }
}
