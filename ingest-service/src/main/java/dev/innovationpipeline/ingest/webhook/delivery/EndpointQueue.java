package dev.innovationpipeline.ingest.webhook.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The messages to one endpoint. Those about one run are a line: only its first is sent, and the
 * others wait until it is delivered or given up.
 */
final class EndpointQueue {

  private final Map<String, NavigableSet<Pending>> lines = new HashMap<>();
  private final TreeSet<Pending> heads = new TreeSet<>(Pending.DUE_FIRST);
  private final Set<String> sending = new HashSet<>();

  void add(Pending pending) {
    String name = pending.delivery().line();
    NavigableSet<Pending> line = lines.computeIfAbsent(name, one -> new TreeSet<>(Pending.IN_LINE));
    if (!line.isEmpty()) {
      heads.remove(line.first());
    }
    line.add(pending);
    lead(name);
  }

  void remove(Pending pending) {
    String name = pending.delivery().line();
    NavigableSet<Pending> line = lines.get(name);
    if (line != null) {
      heads.remove(line.first());
      line.remove(pending);
      if (line.isEmpty()) {
        lines.remove(name);
      }
      lead(name);
    }
  }

  /** The first of a line may be sent, unless one of it is. */
  private void lead(String name) {
    NavigableSet<Pending> line = lines.get(name);
    if (line != null && !sending.contains(name)) {
      heads.add(line.first());
    }
  }

  /**
   * Takes those that are due, and marks their lines as being sent.
   *
   * @param without partitions from which none is taken
   */
  List<Pending> take(Instant now, int max, Set<Integer> without) {
    List<Pending> taken = new ArrayList<>();
    for (Pending next : heads) {
      if (sending.size() >= max || next.dueAt().isAfter(now)) {
        break;
      }
      if (!without.contains(next.partition())) {
        sending.add(next.delivery().line());
        taken.add(next);
      }
    }
    taken.forEach(heads::remove);
    return taken;
  }

  /** The next of the line may be sent. */
  void release(String line) {
    if (sending.remove(line)) {
      lead(line);
    }
  }

  /** Empty while nothing waits for the time, also because enough is being sent. */
  Optional<Instant> nextDue(int max) {
    return heads.isEmpty() || sending.size() >= max
        ? Optional.empty()
        : Optional.of(heads.first().dueAt());
  }

  boolean isIdle() {
    return lines.isEmpty() && sending.isEmpty();
  }
}
