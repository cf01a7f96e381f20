package dev.innovationpipeline.platform.kafka;

import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The topics under the names that {@code pipeline.topics.*} gives them, and their declaration. A
 * service that declares them at its start imports {@link TopicKeeper}.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
class TopicsAutoConfiguration {

  @Bean
  TopicSettings topicSettings(Environment environment) {
    return Binder.get(environment).bindOrCreate("pipeline.topics", TopicSettings.class);
  }

  @Bean
  Topics topics(TopicSettings settings) {
    return new Topics(settings.prefix());
  }

  @Bean
  TopicDeclaration topicDeclaration(KafkaProperties kafka, Topics topics, TopicSettings settings) {
    return new TopicDeclaration(kafka.buildAdminProperties(), topics, settings);
  }
}
