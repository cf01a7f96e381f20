package dev.innovationpipeline.sink;

import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import dev.innovationpipeline.platform.kafka.TopicKeeper;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.sink.consume.SinkMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the sink together. */
@Configuration(proxyBeanMethods = false)
class SinkConfiguration {

  @Bean
  TopicSettings topicSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate("pipeline.topics", TopicSettings.class);
  }

  @Bean
  Topics topics(TopicSettings settings) {
    return new Topics(settings.prefix());
  }

  /** Topics exist before anybody needs them; nothing relies on the broker making them. */
  @Bean
  TopicKeeper topicKeeper(KafkaProperties kafka, Topics topics, TopicSettings settings) {
    return TopicKeeper.start(new TopicDeclaration(kafka.buildAdminProperties(), topics, settings));
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
