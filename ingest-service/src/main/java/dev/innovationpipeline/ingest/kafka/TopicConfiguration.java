package dev.innovationpipeline.ingest.kafka;

import dev.innovationpipeline.platform.kafka.TopicDeclaration;
import dev.innovationpipeline.platform.kafka.TopicSettings;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics under their configured names. */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

  @Bean
  TopicSettings topicSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate("pipeline.topics", TopicSettings.class);
  }

  @Bean
  Topics topics(TopicSettings settings) {
    return new Topics(settings.prefix());
  }

  @Bean
  SinkOffsets sinkOffsets(KafkaAdmin admin, Topics topics) {
    return new KafkaSinkOffsets(admin.getConfigurationProperties(), topics);
  }

  @Bean
  TopicDeclaration topicDeclaration(KafkaProperties kafka, Topics topics, TopicSettings settings) {
    return new TopicDeclaration(kafka.buildAdminProperties(), topics, settings);
  }
}
