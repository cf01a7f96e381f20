package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.processor.engine.assignor.NumberAssignor;
import dev.innovationpipeline.processor.engine.consumer.StageConsumer;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The engine's Kafka clients, on top of the connection settings of the service; the settings and
 * their measurements are in docs/decisions/003-stage-engine.md.
 */
final class EngineClients implements StageClients {

  /**
   * Survivors learn of a rebalance with their next heartbeat; a longer interval delays recovery.
   */
  private static final int HEARTBEATS_PER_SESSION = 6;

  /** Processes of the version before have the second one alone; a group uses what all have. */
  private static final List<Class<?>> ASSIGNORS =
      List.of(NumberAssignor.class, CooperativeStickyAssignor.class);

  /**
   * A transaction ends the wait with its flush, so that all it writes is one request, and the
   * broker verifies its partitions once.
   */
  private static final int TRANSACTION_LINGER_MS = 1_000;

  /** Not noticeable to watchers; under load many events share a request. */
  private static final int PROGRESS_LINGER_MS = 20;

  /** A blocked send drops progress events instead of holding up the work. */
  private static final int MAX_PROGRESS_BLOCK_MS = 5_000;

  private final Map<String, Object> connection;
  private final Topics topics;
  private final EngineSettings settings;
  private final String processor;

  EngineClients(
      Map<String, Object> connection, Topics topics, EngineSettings settings, String processor) {
    this.connection = connection;
    this.topics = topics;
    this.settings = settings;
    this.processor = processor;
  }

  @Override
  public Admin admin() {
    return Admin.create(connection);
  }

  @Override
  public Consumer<String, byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, StageConsumer.group(topics));
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, StageConsumer.group(topics) + "-" + processor);
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        ASSIGNORS.stream().map(Class::getName).toList());
    config.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        Math.toIntExact(settings.sessionTimeout().toMillis()));
    config.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.toIntExact(settings.sessionTimeout().toMillis() / HEARTBEATS_PER_SESSION));
    if (settings.instance() != null) {
      config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
    }
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Producer<String, byte[]> transactionalProducer(int number) {
    Map<String, Object> config = producerConfig();
    config.put(ProducerConfig.LINGER_MS_CONFIG, TRANSACTION_LINGER_MS);
    config.put(
        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        StageConsumer.transactionalIdPrefix(topics) + processor + "-" + number);
    config.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Math.toIntExact(settings.transactionTimeout().toMillis()));
    Producer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  @Override
  public Producer<String, byte[]> progressProducer() {
    Map<String, Object> config = producerConfig();
    config.put(ProducerConfig.LINGER_MS_CONFIG, PROGRESS_LINGER_MS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_PROGRESS_BLOCK_MS);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<String, byte[]> signalConsumer() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, topics.prefix() + "signals-" + processor);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> producerConfig() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
    return config;
  }
}
