package dev.innovationpipeline.processor.livetext;

import dev.innovationpipeline.platform.kafka.TopicTail;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  private final Map<String, Instant> until = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final TopicTail tail;

  /**
   * @param connection the configuration of Kafka clients: bootstrap servers and security
   */
  WatchedRuns(Map<String, Object> connection, Topics topics, InstantSource clock) {
    this.clock = clock;
    this.tail =
        new TopicTail(
            connection, topics.stageTextWatched().name(), TopicTail.Start.end(), this::heard);
  }

  boolean contains(String runId) {
    Instant end = until.get(runId);
    return end != null && clock.instant().isBefore(end);
  }

  private void heard(ConsumerRecord<String, byte[]> message) {
    if (message.key() != null) {
      Instant now = clock.instant();
      until.values().removeIf(end -> end.isBefore(now));
      until.put(message.key(), now.plus(ANNOUNCED_INTERVAL));
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
