package dev.innovationpipeline.processor.livetext;

import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The runs whose text somebody reads along, as the ingest services announce them, at intervals for
 * as long as it lasts. Where the topic cannot be read, no run counts as watched.
 */
final class WatchedRuns implements AutoCloseable {

  /** Three times the interval of the announcements. */
  private static final Duration ANNOUNCED_INTERVAL = Duration.ofMinutes(1);

  private final Map<String, Duration> until = new ConcurrentHashMap<>();
  private final TimeSource time;
  private final TopicTail tail;

  /**
   * @param connection the configuration of Kafka clients: bootstrap servers and security
   */
  WatchedRuns(Map<String, Object> connection, Topics topics, TimeSource time) {
    this.time = time;
    this.tail =
        new TopicTail(
            connection, topics.stageTextWatched().name(), TopicTail.Start.end(), this::heard);
  }

  boolean contains(String runId) {
    Duration end = until.get(runId);
    return end != null && time.elapsed().compareTo(end) < 0;
  }

  private void heard(ConsumerRecord<String, byte[]> message) {
    if (message.key() != null) {
      Duration now = time.elapsed();
      until.values().removeIf(end -> end.compareTo(now) < 0);
      until.put(message.key(), now.plus(ANNOUNCED_INTERVAL));
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
