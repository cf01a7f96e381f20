package dev.innovationpipeline.ingest.status.web;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Hands each change of a run to its watchers; never blocks the caller. */
final class RunChanges {

  private final Map<String, Set<RunWatch>> watchers = new ConcurrentHashMap<>();
  private final Function<ViewedStatus, Change> words;

  RunChanges(Function<ViewedStatus, Change> words) {
    this.words = words;
  }

  RunWatch watch(String runId) {
    RunWatch watch = new RunWatch();
    watch.atClose(() -> remove(runId, watch));
    watchers.compute(
        runId,
        (id, present) -> {
          Set<RunWatch> all = present == null ? ConcurrentHashMap.newKeySet(1) : present;
          all.add(watch);
          return all;
        });
    return watch;
  }

  Change inWords(ViewedStatus status) {
    return words.apply(status);
  }

  void publish(ViewedStatus status) {
    Set<RunWatch> told = watching(status.runId());
    if (!told.isEmpty()) {
      RunWatch.News news = new RunWatch.Changed(inWords(status));
      told.forEach(watch -> watch.offer(news));
    }
  }

  /** Has every watcher check its run again, as something beside its status may have changed. */
  void wakeAll() {
    forEach(watch -> watch.offer(RunWatch.WAKE));
  }

  /** Sends a heartbeat to the watchers without news for this long. */
  void breakSilence(Duration since) {
    forEach(watch -> watch.offerSilence(since));
  }

  private void forEach(Consumer<RunWatch> action) {
    watchers.values().forEach(all -> all.forEach(action));
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
