package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import dev.innovationpipeline.schema.run.RunStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A view that shows what a test puts into it, of a topic with one partition. */
public final class FakeStatusView implements StatusView {

  private final Map<String, ViewedStatus> shown = new ConcurrentHashMap<>();
  private final Set<String> incomplete = new TreeSet<>();
  private final List<Listener> listeners = new ArrayList<>();
  private long read = -1;
  private int finds;
  private boolean filling;

  /** The record at the next offset is read. */
  public void read(RunStatus status) {
    read++;
    String runId = status.run().runId();
    ViewedStatus earlier = shown.get(runId);
    ViewedStatus now =
        shown.merge(
            runId,
            new ViewedStatus(status, 0, read),
            (before, next) -> new ViewedStatus(before.status().merge(next.status()), 0, read));
    if (now.status().equals(status)) {
      incomplete.remove(runId);
    } else {
      incomplete.add(runId);
    }
    listeners.forEach(listener -> listener.changed(earlier, now));
  }

  /** It knows nothing until {@link #filled}. */
  public void fill() {
    filling = true;
  }

  public void filled() {
    filling = false;
    listeners.forEach(Listener::filled);
  }

  /** How many records it has read. */
  public int records() {
    return Math.toIntExact(read + 1);
  }

  /** How many times it was asked for one run. */
  public int finds() {
    return finds;
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  @Override
  public Optional<ViewedStatus> find(String runId) {
    finds++;
    if (filling) {
      throw Problems.unavailable("The view is being filled.", null);
    }
    return Optional.ofNullable(shown.get(runId));
  }

  @Override
  public boolean any(Predicate<RunStatus> condition) {
    return shown.values().stream().map(ViewedStatus::status).anyMatch(condition);
  }

  @Override
  public boolean hasRead(ChangeId change) {
    return change.offset() <= read;
  }

  @Override
  public Collection<String> incomplete() {
    return List.copyOf(incomplete);
  }
}
