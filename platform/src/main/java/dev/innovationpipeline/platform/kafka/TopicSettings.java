package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.platform.settings.SettingFaults;
import dev.innovationpipeline.schema.topic.Keeping;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are named, cut and kept, by the settings {@code pipeline.topics.*}; all but the prefix
 * count for topics that are made, existing ones stay as they are.
 *
 * @param prefix put before every topic's name
 * @param partitions of every topic, unless topics of events exist already: then as many as those
 *     have
 * @param replicationFactor null for the brokers' default
 * @param minInSyncReplicas how many replicas must have a record before it counts as written; null
 *     for the brokers' default
 * @param retention of what is kept for ever by default; null leaves it so. Shorter, a rebuilt
 *     database or status view knows no older runs.
 * @param erasure after which nothing is left in the topics of a run that was forgotten; null for a
 *     day. Each time of half that length, a partition is rewritten once.
 * @param auditRetention of the audit, in its topic and its table; null for 400 days
 */
public record TopicSettings(
    String prefix,
    @DefaultValue("12") int partitions,
    @Nullable Short replicationFactor,
    @Nullable Integer minInSyncReplicas,
    @Nullable Duration retention,
    @Nullable Duration erasure,
    @Nullable Duration auditRetention) {

  private static final Duration MIN_ERASURE = Duration.ofHours(4);

  /** The table lets nobody delete younger entries. */
  private static final Duration MIN_AUDIT_RETENTION = Duration.ofDays(30);

  public TopicSettings {
    SettingFaults faults = new SettingFaults("pipeline.topics");
    faults.require(
        prefix.matches("[a-zA-Z0-9._-]*"),
        "prefix",
        "has letters, digits, dots, underscores and hyphens only",
        prefix);
    faults.require(partitions >= 1, "partitions", "is at least 1", partitions);
    faults.require(
        replicationFactor == null || replicationFactor >= 1,
        "replication-factor",
        "is at least 1",
        replicationFactor);
    faults.require(
        minInSyncReplicas == null
            || minInSyncReplicas >= 1
                && (replicationFactor == null || minInSyncReplicas <= replicationFactor),
        "min-in-sync-replicas",
        "is at least 1 and at most the replication factor",
        minInSyncReplicas);
    faults.require(
        retention == null || retention.compareTo(Duration.ofDays(1)) >= 0,
        "retention",
        "is at least a day: a stage's queue is kept no longer",
        retention);
    faults.require(
        erasure == null || erasure.compareTo(MIN_ERASURE) >= 0,
        "erasure",
        "is at least four hours: compaction rewrites each partition every half of it",
        erasure);
    faults.require(
        auditRetention == null || auditRetention.compareTo(MIN_AUDIT_RETENTION) >= 0,
        "audit-retention",
        "is at least 30 days: younger entries cannot be deleted",
        auditRetention);
    faults.throwIfAny();
  }

  public Erasure erasing() {
    return erasure == null ? Erasure.DEFAULT : new Erasure(erasure);
  }

  /** The defaults of the brokers, but for prefix and partitions. */
  public static TopicSettings of(String prefix, int partitions) {
    return new TopicSettings(prefix, partitions, null, null, null, null, null);
  }

  /** All topics, as a service creates them where none exist. */
  public List<NewTopic> newTopics() {
    return new Topics(prefix).all().stream().map(topic -> declaration(topic, partitions)).toList();
  }

  NewTopic declaration(Topic topic, int count) {
    NewTopic asked = NewTopics.of(asKept(topic), count, erasing());
    Map<String, String> config = new HashMap<>(asked.configs());
    if (minInSyncReplicas != null) {
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSyncReplicas.toString());
    }
    return new NewTopic(topic.name(), Optional.of(count), Optional.ofNullable(replicationFactor))
        .configs(config);
  }

  /** How long entries of the audit are kept. */
  public Duration keptAudit() {
    return auditRetention == null ? Topics.AUDIT_RETENTION : auditRetention;
  }

  private Topic asKept(Topic topic) {
    if (topic.equals(new Topics(prefix).audit())) {
      return topic.kept(keptAudit());
    }
    return retention != null && topic.keeping() == Keeping.EVERY_FACT
        ? topic.kept(retention)
        : topic;
  }
}
