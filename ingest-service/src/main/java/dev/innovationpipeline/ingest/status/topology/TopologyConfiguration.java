package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.ingest.status.record.StatusRecords;
import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the streams and the view that they fill. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

  @Bean
  StatusRecords statusRecords() {
    return new StatusRecords();
  }

  @Bean
  StatusStreams statusStreams(
      Topics topics,
      TopicDeclaration declaration,
      StatusRecords records,
      KafkaProperties kafka,
      StatusViewSettings settings,
      StatusView.Summary summary) {
    return new StatusStreams(
        new ViewStart(kafka.buildAdminProperties(), topics, declaration, records, settings),
        summary);
  }

  @Bean
  StatusView statusView(StatusStreams streams) {
    return new StreamsStatusView(streams);
  }

  /** The service is ready for traffic once the view can answer. */
  @Bean
  HealthIndicator statusViewHealthIndicator(StatusStreams streams) {
    return () -> (streams.isReady() ? Health.up() : Health.outOfService()).build();
  }
}
