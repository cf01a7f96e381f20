package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.schema.wire.RunPartitioner;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;

/**
 * How the sink speaks to Kafka: as {@code spring.kafka.*} says, security included, but for what its
 * guarantees rest on.
 */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

  /** Enough for multi-row statements; larger ones would hold more memory. Not yet measured. */
  private static final int BATCH = 1_000;

  private static final int FETCH_BYTES = 16 * 1024 * 1024;

  /** Rows may be this late, and events that come one by one share a fetch and a transaction. */
  private static final int MAX_FETCH_WAIT_MS = 100;

  /** About fifty stage outputs end the wait. */
  private static final int FETCH_AT_LEAST_BYTES = 256 * 1024;

  /**
   * The least that a broker accepts by default: after a crash, nobody writes rows of these
   * partitions for so long.
   */
  private static final int SESSION_TIMEOUT_MS = 6_000;

  private static final int HEARTBEAT_INTERVAL_MS = 1_000;

  @Bean
  ConsumerFactory<String, byte[]> eventConsumers(KafkaProperties kafka, MeterRegistry registry) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MAX_FETCH_WAIT_MS);
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_AT_LEAST_BYTES);
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS);
    config.putAll(kafka.buildConsumerProperties());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    var factory =
        new DefaultKafkaConsumerFactory<>(
            config, new StringDeserializer(), new ByteArrayDeserializer());
    factory.addListener(new MicrometerConsumerListener<>(registry));
    return factory;
  }

  @Bean
  KafkaTemplate<String, byte[]> deadLetterTemplate(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, RunPartitioner.class.getName());
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    return new KafkaTemplate<>(
        new DefaultKafkaProducerFactory<>(
            config, new StringSerializer(), new ByteArraySerializer()));
  }
}
