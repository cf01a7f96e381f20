package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.platform.kafka.Erasure;
import dev.innovationpipeline.schema.topic.Topics;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Settings tuned for a short latency from an event to the view: no cache, no linger, no idle time
 * for the other topics of a task, as the aggregation takes events in any order.
 */
final class StreamsSettings {

  private StreamsSettings() {}

  /** The consumer group that aggregates, and the prefix of its internal topics. */
  static String applicationId(Topics topics) {
    return topics.prefix() + "run-status-view";
  }

  static Properties of(
      Topics topics, Map<String, Object> client, StatusViewSettings settings, Erasure erasure) {
    int session = Math.toIntExact(settings.sessionTimeout().toMillis());
    Properties all = new Properties();
    all.putAll(client);
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(topics));
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    all.put(StreamsConfig.POLL_MS_CONFIG, 10L);
    all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    all.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_MS_CONFIG), erasure.segment().toMillis());
    all.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG),
        erasure.compaction().toMillis());
    all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "snappy");
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 3);
    return all;
  }
}
