package dev.innovationpipeline.ingest.status.view;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statuses as an instance has them whose view never catches up. */
public final class FakeStatuses {

  private FakeStatuses() {}

  public static RunStatuses withEmptyView() {
    return withView();
  }

  /** Of a view that stays at what it shows. */
  public static RunStatuses withView(RunStatus... shown) {
    Map<String, RunStatus> all =
        Stream.of(shown).collect(Collectors.toMap(status -> status.run().runId(), s -> s));
    StatusView view =
        new StatusView() {
          @Override
          public void listen(Listener listener) {
            throw new UnsupportedOperationException("This view never changes.");
          }

          @Override
          public Optional<ViewedStatus> find(String runId) {
            return Optional.ofNullable(all.get(runId)).map(s -> new ViewedStatus(s, 0, 0));
          }

          @Override
          public boolean any(Predicate<RunStatus> condition) {
            return all.values().stream().anyMatch(condition);
          }
        };
    return new RunStatuses(view, new AcceptedRuns(view), runId -> true);
  }
}
