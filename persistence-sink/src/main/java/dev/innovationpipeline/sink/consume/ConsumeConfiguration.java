package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.sink.SinkSettings;
import dev.innovationpipeline.sink.audit.AuditTable;
import dev.innovationpipeline.sink.batch.FactStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Reads all event topics in batches and has them written. */
@Configuration(proxyBeanMethods = false)
class ConsumeConfiguration {

  private static final String NAME = "persistence-sink";

  /** How often an idle reader checks whether the store was emptied. */
  private static final long IDLE_CHECK_INTERVAL_MILLIS = 1_000;

  private static final long MIN_RETRY_INTERVAL_MILLIS = 200;
  private static final long MAX_RETRY_INTERVAL_MILLIS = 5_000;

  @Bean
  SinkMeters sinkMeters(MeterRegistry registry) {
    return new SinkMeters(registry);
  }

  @Bean
  StoreCondition storeCondition(TimeSource time, SinkMeters meters) {
    StoreCondition condition = new StoreCondition(time);
    meters.away(condition);
    return condition;
  }

  @Bean
  GenerationTracker generationTracker(FactStore store, SinkMeters meters) {
    return new GenerationTracker(store, meters);
  }

  @Bean
  IdleWatch idleWatch(GenerationTracker reading, StoreCondition condition, SinkMeters meters) {
    return new IdleWatch(reading, condition, meters);
  }

  @Bean
  EventBatchListener eventBatchListener(
      Topics topics,
      FactStore store,
      KafkaOperations<String, byte[]> deadLetterTemplate,
      GenerationTracker reading,
      StoreCondition condition,
      SinkMeters meters,
      OpenTelemetry telemetry,
      Optional<AuditTable> audit,
      InstantSource clock) {
    return new EventBatchListener(
        new EventCodec(topics, "/innovation-pipeline/" + NAME),
        new IsolatingWriter(store, new BatchSpans(telemetry, store.system())),
        new AuditReader(topics, audit, clock),
        new DeadLetterSender(
            deadLetterTemplate, new DeadLetters(topics, group(topics, store), clock)),
        reading,
        condition,
        meters);
  }

  @Bean
  ConcurrentMessageListenerContainer<String, byte[]> eventContainer(
      Topics topics,
      ConsumerFactory<String, byte[]> eventConsumers,
      EventBatchListener listener,
      FactStore store,
      GenerationTracker reading,
      Optional<AuditTable> audit,
      SinkSettings settings) {
    Stream<Topic> audited = audit.stream().map(table -> topics.audit());
    ContainerProperties properties =
        new ContainerProperties(
            Stream.concat(topics.events().stream(), audited)
                .map(Topic::name)
                .toArray(String[]::new));
    properties.setGroupId(group(topics, store));
    properties.setMissingTopicsFatal(false);
    properties.setAckMode(AckMode.MANUAL); // the listener commits, with the store's generation
    properties.setConsumerRebalanceListener(reading);
    properties.setMessageListener(listener);
    properties.setPollTimeout(IDLE_CHECK_INTERVAL_MILLIS);
    properties.setIdleEventInterval(IDLE_CHECK_INTERVAL_MILLIS);
    properties.setIdleBeforeDataMultiplier(1);
    var container = new ConcurrentMessageListenerContainer<>(eventConsumers, properties);
    container.setConcurrency(settings.consumers());
    container.setCommonErrorHandler(retryForEver());
    return container;
  }

  /** Two kinds of store that shared a group would each miss what the other reads. */
  private static String group(Topics topics, FactStore store) {
    return topics.sinkGroup() + (store.system().equals("file") ? "-files" : "");
  }

  /** Exceptions of the listener are no fault of a record, so the batch is retried for ever. */
  private static DefaultErrorHandler retryForEver() {
    ExponentialBackOff backOff = new ExponentialBackOff(MIN_RETRY_INTERVAL_MILLIS, 2);
    backOff.setMaxInterval(MAX_RETRY_INTERVAL_MILLIS);
    DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
    handler.setClassifications(Map.of(), true);
    return handler;
  }
}
