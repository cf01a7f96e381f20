package dev.innovationpipeline.sink;

import com.zaxxer.hikari.HikariDataSource;
import dev.innovationpipeline.schema.Topic;
import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.schema.wire.DeadLetters;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.sink.batch.DeadLetterSender;
import dev.innovationpipeline.sink.batch.EventBatchListener;
import dev.innovationpipeline.sink.store.DatabaseUrl;
import dev.innovationpipeline.sink.store.RunRecorder;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
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
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** Puts the sink together. */
@Configuration(proxyBeanMethods = false)
class SinkConfiguration {

  private static final String GROUP = "persistence-sink";

  @Bean
  Topics topics(TopicSettings settings) {
    return new Topics(settings.prefix());
  }

  /** Topics exist before anybody needs them; nothing relies on the broker making them. */
  @Bean
  KafkaAdmin.NewTopics eventTopics(Topics topics, TopicSettings settings) {
    return new KafkaAdmin.NewTopics(
        topics.declarations(settings.partitions()).toArray(NewTopic[]::new));
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** The driver sends text as untyped, so that ids, states and JSON fit whatever Prisma made. */
  @Bean
  HikariDataSource dataSource(SinkSettings settings) {
    DatabaseUrl url = DatabaseUrl.parse(settings.databaseUrl());
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("innovation-pipeline");
    pool.setJdbcUrl(url.jdbc());
    if (url.user() != null) {
      pool.setUsername(url.user());
    }
    if (url.password() != null) {
      pool.setPassword(url.password());
    }
    pool.setMinimumIdle(settings.poolMin());
    pool.setMaximumPoolSize(settings.poolMax());
    pool.addDataSourceProperty("ApplicationName", "innovation-pipeline");
    pool.addDataSourceProperty("stringtype", "unspecified");
    pool.addDataSourceProperty(
        "options", "-c statement_timeout=" + settings.statementTimeout().toMillis());
    return pool;
  }

  @Bean
  RunRecorder runRecorder(
      NamedParameterJdbcOperations jdbc, PlatformTransactionManager transactions) {
    return new RunRecorder(jdbc, new TransactionTemplate(transactions));
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> eventBatches(
      Topics topics,
      SinkSettings settings,
      RunRecorder recorder,
      KafkaProperties kafka,
      InstantSource clock) {
    ContainerProperties container =
        new ContainerProperties(topics.events().stream().map(Topic::name).toArray(String[]::new));
    container.setGroupId(GROUP);
    container.setMissingTopicsFatal(false);
    DeadLetterSender deadLetters =
        new DeadLetterSender(deadLetterTemplate(kafka), new DeadLetters(topics, GROUP, clock));
    container.setMessageListener(
        new EventBatchListener(
            new EventCodec(topics, "/innovation-pipeline/" + GROUP), recorder, deadLetters));
    var listener = new ConcurrentMessageListenerContainer<>(consumerFactory(kafka), container);
    listener.setConcurrency(settings.concurrency());
    listener.setCommonErrorHandler(retryForEver());
    return listener;
  }

  /** The database away is no fault of a record: the batch is tried until it is back. */
  private static DefaultErrorHandler retryForEver() {
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(10_000);
    return new DefaultErrorHandler(backOff);
  }

  private static DefaultKafkaConsumerFactory<String, byte[]> consumerFactory(
      KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildAdminProperties());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
    return new DefaultKafkaConsumerFactory<>(
        config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaTemplate<String, byte[]> deadLetterTemplate(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildAdminProperties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaTemplate<>(
        new DefaultKafkaProducerFactory<>(
            config, new StringSerializer(), new ByteArraySerializer()));
  }
}
