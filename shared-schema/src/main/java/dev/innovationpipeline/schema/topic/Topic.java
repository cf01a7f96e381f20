package dev.innovationpipeline.schema.topic;

import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic's name and how it is kept.
 *
 * @param retention -1 ms for ever
 */
public record Topic(String name, Duration retention, Keeping keeping) {

  /** A consumer that lags less gets every change of a compacted topic, not only the newest. */
  public static final Duration MIN_COMPACTION_LAG = Duration.ofHours(1);

  public boolean isCompacted() {
    return keeping != Keeping.A_WHILE;
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
