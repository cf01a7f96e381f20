package dev.innovationpipeline.ingest.webhook.delivery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one partition that are not finished.
 *
 * <p>Once so many of one endpoint are held, no further run's are: the offset of the first that is
 * not is noted, and the partition is read again from there once there is room. Of a run all are
 * held or none, as one that is not held could come before one that is.
 */
final class PartitionState {

  private static final int MAX_FINISHED = 2_000;

  private final int maxHeld;
  private final Map<String, Pending> held = new HashMap<>();
  private final Map<String, Integer> heldOf = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Long> notHeld = new HashMap<>();
  private final Map<String, Integer> finished =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX_FINISHED;
        }
      };
  private long readUntil;

  /**
   * @param maxHeld messages of one endpoint, beyond which no other run's are held
   * @param readUntil the offset up to which all is to be read before anything is sent, as a message
   *     may be finished by a later record
   */
  PartitionState(int maxHeld, long readUntil) {
    this.maxHeld = maxHeld;
    this.readUntil = readUntil;
  }

  Stream<Pending> held() {
    return held.values().stream();
  }

  @Nullable Pending find(String key) {
    return held.get(key);
  }

  /** Whether a record says nothing that is not known already. */
  boolean isOld(Delivery delivery) {
    Pending known = held.get(delivery.key());
    int revision =
        known == null ? finished.getOrDefault(delivery.key(), -1) : known.delivery().revision();
    return delivery.revision() <= revision;
  }

  /** Whether there is room; without, its place is noted. */
  boolean hold(Pending pending) {
    String endpoint = pending.delivery().endpointId();
    if (!held.containsKey(pending.delivery().key())) {
      String line = pending.delivery().line();
      if (!lines.containsKey(line)
          && (notHeld.containsKey(endpoint) || heldOf.getOrDefault(endpoint, 0) >= maxHeld)) {
        notHeld.merge(endpoint, pending.offset(), Math::min);
        return false;
      }
      heldOf.merge(endpoint, 1, Integer::sum);
      lines.merge(line, 1, Integer::sum);
    }
    held.put(pending.delivery().key(), pending);
    return true;
  }

  @Nullable Pending drop(String key) {
    Pending dropped = held.remove(key);
    if (dropped != null) {
      less(heldOf, dropped.delivery().endpointId());
      less(lines, dropped.delivery().line());
    }
    return dropped;
  }

  private static void less(Map<String, Integer> counts, String name) {
    counts.computeIfPresent(name, (same, many) -> many == 1 ? null : many - 1);
  }

  void finish(Delivery delivery) {
    finished.put(delivery.key(), delivery.revision());
  }

  boolean isRead(long position) {
    return position >= readUntil;
  }

  /** Whether an endpoint has room for messages that are not held. */
  boolean wantsMore() {
    return notHeld.keySet().stream()
        .anyMatch(endpoint -> heldOf.getOrDefault(endpoint, 0) <= maxHeld / 2);
  }

  /**
   * Begins to read again.
   *
   * @return the offset to read from
   */
  long readAgain(long end) {
    long from = notHeld.values().stream().mapToLong(Long::longValue).min().orElse(end);
    notHeld.clear();
    readUntil = end;
    return from;
  }

  /** Before this offset nothing is needed any more. */
  long needed(long position) {
    long first = position;
    for (Pending pending : held.values()) {
      first = Math.min(first, pending.offset());
    }
    for (long offset : notHeld.values()) {
      first = Math.min(first, offset);
    }
    return first;
  }
}
