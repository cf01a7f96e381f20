package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.topology.ViewedStatus.ChangeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The view's progress through {@code run-status} since this start. */
final class ReadRecords {

  private final Map<Integer, Long> newest = new ConcurrentHashMap<>();
  private final Set<String> incomplete = ConcurrentHashMap.newKeySet();

  void upTo(int partition, long offset) {
    newest.put(partition, offset);
  }

  /** The newest record of the run says all that the view shows of it. */
  void whole(String runId) {
    if (!incomplete.isEmpty()) {
      incomplete.remove(runId);
    }
  }

  /** The newest record of the run lacks a part of what the view shows. */
  void incomplete(String runId) {
    incomplete.add(runId);
  }

  boolean has(ChangeId change) {
    return newest.getOrDefault(change.partition(), -1L) >= change.offset();
  }

  Collection<String> incomplete() {
    return incomplete.isEmpty() ? List.of() : List.copyOf(incomplete);
  }
}
