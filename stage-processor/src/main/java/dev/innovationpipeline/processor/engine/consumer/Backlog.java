package dev.innovationpipeline.processor.engine.consumer;

import dev.innovationpipeline.processor.engine.offset.CompletionBitmap;
import dev.innovationpipeline.processor.engine.task.StageTasks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The work in flight and the lag of each stage. Partitions are paused while their stage, or they
 * themselves, have too much in flight.
 */
final class Backlog {

  private final OwnedPartitions owned;
  private final StageTasks tasks;
  private final int maxInFlight;
  private final Map<Integer, Long> lags = new ConcurrentHashMap<>();

  /**
   * @param maxInFlight records in flight per stage
   */
  Backlog(OwnedPartitions owned, StageTasks tasks, int maxInFlight) {
    this.owned = owned;
    this.tasks = tasks;
    this.maxInFlight = maxInFlight;
  }

  int inFlight(int stage) {
    return owned.open(partition -> stageOf(partition) == stage);
  }

  boolean hasRoom(int stage) {
    return inFlight(stage) < maxInFlight;
  }

  long lag(int stage) {
    return lags.getOrDefault(stage, 0L);
  }

  /**
   * Called by the poll thread after each poll.
   *
   * @param takesRecords false where none may be fetched
   */
  void update(Consumer<?, ?> consumer, boolean takesRecords) {
    if (takesRecords) {
      pauseFullPartitions(consumer);
    } else {
      consumer.pause(owned.trackers().keySet());
    }
    noteLags(consumer);
  }

  private void pauseFullPartitions(Consumer<?, ?> consumer) {
    Map<Integer, Integer> inFlight = new HashMap<>();
    owned
        .trackers()
        .forEach(
            (partition, tracker) ->
                inFlight.merge(stageOf(partition), tracker.open(), Integer::sum));
    Set<TopicPartition> full = new HashSet<>();
    Set<TopicPartition> free = new HashSet<>();
    owned
        .trackers()
        .forEach(
            (partition, tracker) -> {
              boolean isFull =
                  inFlight.getOrDefault(stageOf(partition), 0) >= maxInFlight
                      || tracker.span() >= CompletionBitmap.PAUSE_AT_SPAN;
              (isFull ? full : free).add(partition);
            });
    consumer.pause(full);
    consumer.resume(free);
  }

  private void noteLags(Consumer<?, ?> consumer) {
    Map<Integer, Long> now = new HashMap<>();
    for (TopicPartition partition : owned.trackers().keySet()) {
      now.merge(stageOf(partition), consumer.currentLag(partition).orElse(0), Long::sum);
    }
    tasks.stages().forEach(stage -> lags.put(stage, now.getOrDefault(stage, 0L)));
  }

  private int stageOf(TopicPartition partition) {
    return tasks.stageOf(partition.topic());
  }
}
