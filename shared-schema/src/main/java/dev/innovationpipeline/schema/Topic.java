package dev.innovationpipeline.schema;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic's name and how it is kept.
 *
 * @param retention -1 ms for ever
 * @param compacted only the newest record of each key is kept
 */
public record Topic(String name, Duration retention, boolean compacted) {

  private static final int MAX_EVENT_BYTES = 1_048_576;

  /** Whoever reads on within it gets every change of a compacted topic, not only the newest. */
  public static final Duration EVERY_CHANGE_KEPT = Duration.ofHours(1);

  /** The segment being written is never compacted; by default it would grow for a week. */
  private static final Duration SEGMENT = Duration.ofHours(1);

  /**
   * As Kafka is asked to make it; replication is the broker's default.
   *
   * @param partitions the same for all event topics, so that one reader thread holds a whole run
   */
  public NewTopic declaration(int partitions) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
    config.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_EVENT_BYTES));
    if (compacted) {
      config.put(
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(EVERY_CHANGE_KEPT.toMillis()));
      config.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(SEGMENT.toMillis()));
    }
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
  }

  @Override
  public String toString() {
    return name;
  }
}
