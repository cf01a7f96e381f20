package dev.innovationpipeline.sink.consume;

import dev.innovationpipeline.platform.kafka.DeadLetters;
import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.schema.wire.EventCodec;
import dev.innovationpipeline.sink.batch.FactStore;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
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
class EventBatches {

  private static final String NAME = "persistence-sink";

  /** How often an idle reader looks whether the store was emptied. */
  private static final long LOOK_EVERY_MILLIS = 1_000;

  private static final long FIRST_RETRY_MILLIS = 200;
  private static final long SLOWEST_RETRY_MILLIS = 5_000;

  @Bean
  StoreCondition storeCondition(InstantSource clock, SinkMeters meters) {
    StoreCondition condition = new StoreCondition(clock);
    meters.away(condition);
    return condition;
  }

  @Bean
  GenerationTracker epochReading(FactStore store, SinkMeters meters) {
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
      InstantSource clock) {
    return new EventBatchListener(
        new EventCodec(topics, "/innovation-pipeline/" + NAME),
        new IsolatingWriter(store, new BatchSpans(telemetry, store.system())),
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
      @Qualifier("sinkConcurrency") Integer concurrency) {
    ContainerProperties properties =
        new ContainerProperties(topics.events().stream().map(Topic::name).toArray(String[]::new));
    properties.setGroupId(group(topics, store));
    properties.setMissingTopicsFatal(false);
    properties.setAckMode(AckMode.MANUAL); // the listener commits, with the store's epoch
    properties.setConsumerRebalanceListener(reading);
    properties.setMessageListener(listener);
    properties.setPollTimeout(LOOK_EVERY_MILLIS);
    properties.setIdleEventInterval(LOOK_EVERY_MILLIS);
    properties.setIdleBeforeDataMultiplier(1);
    var container = new ConcurrentMessageListenerContainer<>(eventConsumers, properties);
    container.setConcurrency(concurrency);
    container.setCommonErrorHandler(pauseAndTryAgain());
    return container;
  }

  /** Two kinds of store that shared a group would each miss what the other reads. */
  private static String group(Topics topics, FactStore store) {
    return topics.sinkGroup() + (store.system().equals("file") ? "-files" : "");
  }

  /** Whatever the listener throws is no fault of a record, so nothing is ever given up. */
  private static DefaultErrorHandler pauseAndTryAgain() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY_MILLIS, 2);
    backOff.setMaxInterval(SLOWEST_RETRY_MILLIS);
    DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
    handler.setClassifications(Map.of(), true);
    return handler;
  }
}
