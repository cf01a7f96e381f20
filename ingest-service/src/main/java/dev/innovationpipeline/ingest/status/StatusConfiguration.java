package dev.innovationpipeline.ingest.status;

import dev.innovationpipeline.ingest.kafka.TopicDeclaration;
import dev.innovationpipeline.schema.Topics;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the view together. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

  @Bean
  AcceptedRuns acceptedRuns() {
    return new AcceptedRuns();
  }

  @Bean
  RunChanges runChanges() {
    return new RunChanges();
  }

  @Bean
  StatusStreams statusStreams(
      Topics topics,
      TopicDeclaration declaration,
      KafkaProperties kafka,
      StatusSettings settings,
      AcceptedRuns accepted,
      RunChanges changes) {
    var topology =
        RunStatusTopology.build(
            topics,
            status -> {
              accepted.seen(status.run().runId());
              changes.publish(status);
            });
    return new StatusStreams(topology, streamsSettings(topics, kafka, settings), declaration);
  }

  @Bean
  StatusView statusView(StatusStreams streams) {
    return new StreamsStatusView(streams);
  }

  @Bean
  RunStatuses runStatuses(StatusView view, AcceptedRuns accepted) {
    return new RunStatuses(view, accepted);
  }

  /** Traffic comes once the view can answer. */
  @Bean
  HealthIndicator statusViewHealthIndicator(StatusStreams streams) {
    return () -> (streams.isReady() ? Health.up() : Health.outOfService()).build();
  }

  /** Tuned for the way from an event to the view: no cache, no lingering, quick commits. */
  private static Properties streamsSettings(
      Topics topics, KafkaProperties kafka, StatusSettings settings) {
    Properties all = new Properties();
    all.putAll(kafka.buildAdminProperties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.prefix() + "run-status-view");
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100L);
    all.put(StreamsConfig.POLL_MS_CONFIG, 10L);
    all.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        Math.toIntExact(settings.sessionTimeout().toMillis()));
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.toIntExact(settings.sessionTimeout().toMillis() / 3));
    return all;
  }
}
