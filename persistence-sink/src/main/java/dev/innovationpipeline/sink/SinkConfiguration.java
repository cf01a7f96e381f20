package dev.innovationpipeline.sink;

import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.sink.batch.SinkMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Puts the sink together. */
@Configuration(proxyBeanMethods = false)
class SinkConfiguration {

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

  @Bean
  SinkMeters sinkMeters(MeterRegistry registry) {
    return new SinkMeters(registry);
  }

  @Bean
  Integer sinkConcurrency(SinkSettings settings) {
    return settings.concurrency();
  }
}
