package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.schema.run.RunStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands each change of a run to those who watch it. Never blocks the view's thread. */
final class RunChanges {

  private final Map<String, Set<Subscription>> watchers = new ConcurrentHashMap<>();

  Subscription watch(String runId) {
    Subscription subscription = new Subscription(runId);
    watchers.compute(
        runId,
        (id, present) -> {
          Set<Subscription> all = present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(subscription);
          return all;
        });
    return subscription;
  }

  void publish(RunStatus status) {
    Set<Subscription> watching = watchers.getOrDefault(status.run().runId(), Set.of());
    watching.forEach(subscription -> subscription.queue.add(Optional.of(status)));
  }

  int watched() {
    return watchers.size();
  }

  /** Interrupts every wait for a change; the watchers see why. */
  void wakeAll() {
    watchers.values().forEach(all -> all.forEach(Subscription::wake));
  }

  /** One watcher's changes, in order. */
  final class Subscription implements AutoCloseable {

    private final String runId;
    private final BlockingQueue<Optional<RunStatus>> queue = new LinkedBlockingQueue<>();

    private Subscription(String runId) {
      this.runId = runId;
    }

    /** The next change; empty after the time-out, or when woken. */
    Optional<RunStatus> next(Duration timeout) throws InterruptedException {
      Optional<RunStatus> next = queue.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return next == null ? Optional.empty() : next;
    }

    private void wake() {
      queue.add(Optional.empty());
    }

    @Override
    public void close() {
      watchers.computeIfPresent(
          runId,
          (id, present) -> {
            present.remove(this);
            return present.isEmpty() ? null : present;
          });
    }
  }
}
