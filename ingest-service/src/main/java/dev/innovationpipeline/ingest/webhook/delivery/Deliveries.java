package dev.innovationpipeline.ingest.webhook.delivery;

import dev.innovationpipeline.ingest.webhook.delivery.Delivery.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages of this instance's partitions, and which of them is sent next. For one thread; it
 * reads no clock and sends nothing itself.
 */
final class Deliveries {

  private final int maxHeld;
  private final int maxSending;
  private final Map<Integer, PartitionState> partitions = new HashMap<>();
  private final Map<String, EndpointQueue> queues = new HashMap<>();

  /** Partitions that are not read to where they were when they were assigned. */
  private final Set<Integer> behind = new HashSet<>();

  /** The keys of messages that are being sent, and of those whose run was forgotten meanwhile. */
  private final Set<String> inFlight = new HashSet<>();

  private final Set<String> erased = new HashSet<>();

  /**
   * @param maxHeld messages of one endpoint and partition
   * @param maxSending messages of one endpoint at once
   */
  Deliveries(int maxHeld, int maxSending) {
    this.maxHeld = maxHeld;
    this.maxSending = maxSending;
  }

  /**
   * @param end of the partition at this moment
   */
  void assign(int partition, long end) {
    revoke(partition);
    partitions.put(partition, new PartitionState(maxHeld, end));
    behind.add(partition);
  }

  void revoke(int partition) {
    PartitionState gone = partitions.remove(partition);
    behind.remove(partition);
    if (gone != null) {
      gone.held().forEach(pending -> queue(pending.delivery()).remove(pending));
    }
  }

  Set<Integer> assigned() {
    return Set.copyOf(partitions.keySet());
  }

  /**
   * Takes up a record.
   *
   * @param delivery null for a tombstone
   */
  void record(int partition, long offset, String key, @Nullable Delivery delivery) {
    PartitionState state = partitions.get(partition);
    if (state == null) {
      return;
    }
    if (delivery == null) {
      drop(state, key);
      if (inFlight.contains(key)) {
        erased.add(key);
      }
    } else if (!state.isOld(delivery)) {
      drop(state, key, delivery);
      if (delivery.state() == State.PENDING) {
        Pending pending = new Pending(delivery, partition, offset);
        if (state.hold(pending)) {
          queue(delivery).add(pending);
        }
      } else {
        state.finish(delivery);
      }
    }
  }

  private void drop(PartitionState state, String key) {
    Pending before = state.drop(key);
    if (before != null) {
      queue(before.delivery()).remove(before);
    }
  }

  /** One that stays held keeps its room, whatever else has come meanwhile. */
  private void drop(PartitionState state, String key, Delivery newer) {
    Pending before = state.find(key);
    if (before != null) {
      queue(before.delivery()).remove(before);
      if (newer.state() != State.PENDING) {
        state.drop(key);
      }
    }
  }

  /** Notes how far a partition is read. */
  void read(int partition, long position) {
    PartitionState state = partitions.get(partition);
    if (state != null && state.isRead(position)) {
      behind.remove(partition);
    }
  }

  /** The partitions that have messages for which there was no room, and now is. */
  List<Integer> withMore() {
    return partitions.entrySet().stream()
        .filter(each -> !behind.contains(each.getKey()) && each.getValue().wantsMore())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * @return the offset to read from
   */
  long readAgain(int partition, long end) {
    behind.add(partition);
    PartitionState state = partitions.get(partition);
    return state == null ? end : state.readAgain(end);
  }

  /**
   * Takes what is due, the earliest first of each endpoint; each is to be told of by {@link #sent}.
   */
  List<Pending> take(Instant now) {
    List<Pending> all = new ArrayList<>();
    for (EndpointQueue queue : List.copyOf(queues.values())) {
      all.addAll(queue.take(now, maxSending, behind));
    }
    all.forEach(each -> inFlight.add(each.delivery().key()));
    return Collections.unmodifiableList(all);
  }

  /**
   * The message of a line is no longer being sent.
   *
   * @param newer its newest record; null when none was written
   * @return whether its run was forgotten meanwhile, so that this record is to be erased
   */
  boolean sent(Pending pending, @Nullable Delivery newer, long offset) {
    String line = pending.delivery().line();
    inFlight.remove(pending.delivery().key());
    boolean forgotten = erased.remove(pending.delivery().key());
    if (newer != null && !forgotten) {
      record(pending.partition(), offset, newer.key(), newer);
    }
    EndpointQueue queue = queue(pending.delivery());
    queue.release(line);
    if (queue.isIdle()) {
      queues.remove(pending.delivery().endpointId());
    }
    return forgotten && newer != null;
  }

  /** When the oldest message was made that is held. */
  Optional<Instant> oldest() {
    return partitions.values().stream()
        .flatMap(PartitionState::held)
        .map(pending -> pending.delivery().createdAt())
        .min(Comparator.naturalOrder());
  }

  Optional<Instant> nextDue() {
    return queues.values().stream()
        .flatMap(queue -> queue.nextDue(maxSending).stream())
        .min(Comparator.naturalOrder());
  }

  /** The offset before which nothing of a partition is needed; empty for one of others. */
  OptionalLong needed(int partition, long position) {
    PartitionState state = partitions.get(partition);
    return state == null ? OptionalLong.empty() : OptionalLong.of(state.needed(position));
  }

  private EndpointQueue queue(Delivery delivery) {
    return queues.computeIfAbsent(delivery.endpointId(), id -> new EndpointQueue());
  }
}
