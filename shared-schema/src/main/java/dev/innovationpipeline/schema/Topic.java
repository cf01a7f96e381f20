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
 */
public record Topic(String name, Duration retention, Keeping keeping) {

  private static final int MAX_EVENT_BYTES = 1_048_576;

  /** Whoever reads on within it gets every change of a compacted topic, not only the newest. */
  public static final Duration EVERY_CHANGE_KEPT = Duration.ofHours(1);

  /** A state that has changed often is read faster once it is compacted. */
  private static final Duration SEGMENT_OF_STATES = Duration.ofHours(1);

  public boolean isCompacted() {
    return keeping != Keeping.A_WHILE;
  }

  /**
   * As Kafka is asked to make it; replication is the broker's default.
   *
   * @param partitions the same for all event topics, so that one reader thread holds a whole run
   */
  public NewTopic declaration(int partitions, Erasure erasure) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup());
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_EVENT_BYTES));
    if (isCompacted()) {
      Duration segment = keeping == Keeping.EVERY_FACT ? erasure.segment() : SEGMENT_OF_STATES;
      config.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(segment.toMillis()));
      config.put(
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(EVERY_CHANGE_KEPT.toMillis()));
      config.put(
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          String.valueOf(erasure.compaction().toMillis()));
    }
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
  }

  /** As {@code cleanup.policy} names it. */
  public String cleanup() {
    if (!isCompacted()) {
      return TopicConfig.CLEANUP_POLICY_DELETE;
    }
    return retention.isNegative()
        ? TopicConfig.CLEANUP_POLICY_COMPACT
        : TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
  }

  /** The same topic with another retention. */
  public Topic kept(Duration other) {
    return new Topic(name, other, keeping);
  }

  @Override
  public String toString() {
    return name;
  }
}
