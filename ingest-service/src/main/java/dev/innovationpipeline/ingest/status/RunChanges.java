package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.processor.StageText;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands each change of a run to those who watch it. Never blocks who tells of it. */
final class RunChanges {

  private final Map<String, Set<RunWatch>> watchers = new ConcurrentHashMap<>();

  RunWatch watch(String runId, boolean withText) {
    RunWatch watch = new RunWatch(withText, closed -> remove(runId, closed));
    watchers.compute(
        runId,
        (id, present) -> {
          Set<RunWatch> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(watch);
          return all;
        });
    return watch;
  }

  void publish(ViewedStatus status) {
    watching(status.runId()).forEach(watch -> watch.offer(new RunWatch.Changed(status)));
  }

  void publish(StageText text) {
    watching(text.runId()).forEach(watch -> watch.offerText(text));
  }

  /** Makes every watcher look whether anything around its run is different. */
  void wakeAll() {
    watchers.values().forEach(all -> all.forEach(watch -> watch.offer(RunWatch.WAKE)));
  }

  int watched() {
    return watchers.size();
  }

  private Set<RunWatch> watching(String runId) {
    return watchers.getOrDefault(runId, Set.of());
  }

  private void remove(String runId, RunWatch closed) {
    watchers.computeIfPresent(
        runId,
        (id, present) -> {
          present.remove(closed);
          return present.isEmpty() ? null : present;
        });
  }
}
