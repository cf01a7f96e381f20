package dev.innovationpipeline.ingest.status.view;

import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The runs of batches that wait for the first results of another run, kept as the view changes.
 * Runs on the same document are neighbours, as their ids differ in the last part alone.
 */
public final class AwaitingRuns {

  private final NavigableSet<String> runs = new TreeSet<>();

  synchronized void put(String runId, boolean awaits) {
    if (awaits) {
      runs.add(runId);
    } else {
      runs.remove(runId);
    }
  }

  synchronized void replace(Collection<String> all) {
    runs.clear();
    runs.addAll(all);
  }

  public synchronized List<String> all() {
    return List.copyOf(runs);
  }

  /**
   * Whether a run waits whose id begins like that.
   *
   * @param prefix as {@link dev.innovationpipeline.schema.event.RunOptions.Batched#group} says it
   */
  public synchronized boolean any(String prefix) {
    String next = runs.ceiling(prefix);
    return next != null && next.startsWith(prefix);
  }
}
