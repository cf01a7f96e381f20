package dev.innovationpipeline.ingest.status.aggregation;

import dev.innovationpipeline.ingest.status.topology.StatusView;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka clients of the aggregation. */
final class AggregationClients {

  /** A backlog is read in large steps. */
  private static final int MAX_POLL_RECORDS = 5_000;

  /** Changes are sent together and then waited for, so no delay comes of it. */
  private static final int LINGER_MILLIS = 5;

  private final Map<String, Object> client;
  private final String group;
  private final AggregationSettings settings;

  /**
   * @param client how to reach Kafka
   */
  AggregationClients(Map<String, Object> client, Topics topics, AggregationSettings settings) {
    this.client = client;
    this.group = StatusView.consumerGroup(topics);
    this.settings = settings;
  }

  /**
   * In the group that Kafka Streams led up to version 1.0.0 of 2026-11, whose offsets it continues:
   * as long as such an instance is a member, Kafka refuses others. The range assignor gives the
   * partitions of one number, which hold whole runs, to one member.
   */
  Consumer<String, byte[]> consumer() {
    int session = Math.toIntExact(settings.sessionTimeout().toMillis());
    Map<String, Object> all = new HashMap<>(client);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(RangeAssignor.class.getName()));
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
    return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
  }

  Producer<String, byte[]> producer() {
    Map<String, Object> all = new HashMap<>(client);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
    all.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
    return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
  }
}
