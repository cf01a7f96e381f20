package dev.innovationpipeline.benchmarks.plainlistener;

import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.pipeline.Pipelines;
import dev.innovationpipeline.schema.pipeline.Stage;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.schema.wire.RunPartitioner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/** A listener container for each stage, with a thread for each partition. */
final class PlainListeners implements SmartLifecycle {

  /** As many as the topics have partitions; more would idle. */
  private static final int THREADS = 12;

  /** Calls take seconds: more records in hand would outlast max.poll.interval.ms, 5 min. */
  private static final int MAX_POLL_RECORDS = 10;

  /** It begins with the record, so the model's call is within; the most that brokers take. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
  private static final String SOURCE = "/innovation-pipeline/bench-plain-listener";

  private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers =
      new ArrayList<>();
  private final List<DefaultKafkaProducerFactory<String, byte[]>> producers = new ArrayList<>();
  private final Map<String, Object> connection;
  private final String process;

  /**
   * @param process the name of this process, which no other has
   */
  PlainListeners(
      List<StageHandler> handlers,
      Conversations llm,
      Topics topics,
      Map<String, Object> connection,
      String process,
      InstantSource clock) {
    this.connection = connection;
    this.process = process;
    EventCodec codec = new EventCodec(topics, SOURCE);
    ProgressEvents progress =
        new ProgressEvents(new KafkaTemplate<>(producers(null)), codec, process, clock);
    for (Stage stage : Pipelines.registered().newest().stages()) {
      StageHandler handler =
          handlers.stream()
              .filter(each -> each.key().equals(stage.key()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("No handler for " + stage.key() + "."));
      DefaultKafkaProducerFactory<String, byte[]> results =
          producers("plain-listener-" + process + "-" + stage.number() + "-");
      containers.add(
          container(
              topics,
              stage.number(),
              new KafkaTransactionManager<>(results),
              new StageListener(
                  stage.number(),
                  handler,
                  llm,
                  codec,
                  new KafkaTemplate<>(results),
                  progress,
                  clock)));
    }
  }

  @Override
  public void start() {
    containers.forEach(ConcurrentMessageListenerContainer::start);
  }

  @Override
  public void stop() {
    containers.forEach(ConcurrentMessageListenerContainer::stop);
    producers.forEach(DefaultKafkaProducerFactory::destroy);
  }

  @Override
  public boolean isRunning() {
    return containers.stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
  }

  private ConcurrentMessageListenerContainer<String, byte[]> container(
      Topics topics,
      int stage,
      KafkaTransactionManager<String, byte[]> transactions,
      StageListener listener) {
    ContainerProperties properties = new ContainerProperties(topics.inputOf(stage).name());
    properties.setGroupId("plain-listener-" + stage);
    properties.setKafkaAwareTransactionManager(transactions);
    properties.setMessageListener(listener);
    ConcurrentMessageListenerContainer<String, byte[]> container =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                consumer(), new StringDeserializer(), new ByteArrayDeserializer()),
            properties);
    container.setConcurrency(THREADS);
    container.setBeanName("stage-" + stage);
    return container;
  }

  private Map<String, Object> consumer() {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "plain-listener-" + process);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    config.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION_TIMEOUT.toMillis()));
    config.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.toIntExact(SESSION_TIMEOUT.toMillis() / 3));
    return config;
  }

  /**
   * @param transactionalIdPrefix null for a producer without transactions
   */
  private DefaultKafkaProducerFactory<String, byte[]> producers(
      @Nullable String transactionalIdPrefix) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
    config.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
    DefaultKafkaProducerFactory<String, byte[]> factory =
        new DefaultKafkaProducerFactory<>(
            config, new StringSerializer(), new ByteArraySerializer());
    if (transactionalIdPrefix != null) {
      factory.setTransactionIdPrefix(transactionalIdPrefix);
    }
    producers.add(factory);
    return factory;
  }
}
