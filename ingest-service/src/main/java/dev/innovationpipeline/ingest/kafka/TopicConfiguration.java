package dev.innovationpipeline.ingest.kafka;

import dev.innovationpipeline.schema.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics under the configured names. */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

  @Bean
  Topics topics(TopicSettings settings) {
    return new Topics(settings.prefix());
  }

  @Bean
  TopicDeclaration topicDeclaration(KafkaAdmin admin, Topics topics, TopicSettings settings) {
    return new TopicDeclaration(admin, topics, settings);
  }
}
