package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.schema.topic.Keeping;
import dev.innovationpipeline.schema.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Topics as Kafka is asked to create them; the replication factor is the brokers' default. */
final class NewTopics {

  private static final int MAX_MESSAGE_BYTES = 1_048_576;

  /** A state that has changed often is read faster once it is compacted. */
  private static final Duration STATE_SEGMENT_PERIOD = Duration.ofHours(1);

  private NewTopics() {}

  /**
   * @param partitions the same for all event topics, so that one reader thread holds a whole run
   */
  static NewTopic of(Topic topic, int partitions, Erasure erasure) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(topic.retention().toMillis()));
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup());
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES));
    if (topic.isCompacted()) {
      Duration segment =
          topic.keeping() == Keeping.EVERY_FACT ? erasure.segment() : STATE_SEGMENT_PERIOD;
      config.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(segment.toMillis()));
      config.put(
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          String.valueOf(Topic.MIN_COMPACTION_LAG.toMillis()));
      config.put(
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          String.valueOf(erasure.compaction().toMillis()));
    }
    return new NewTopic(topic.name(), Optional.of(partitions), Optional.empty()).configs(config);
  }
}
