package dev.innovationpipeline.ingest.kafka;

import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The sink's progress, asked of Kafka. */
@Configuration(proxyBeanMethods = false)
class SinkOffsetsConfiguration {

  @Bean
  SinkOffsets sinkOffsets(KafkaAdmin admin, Topics topics) {
    return new KafkaSinkOffsets(admin.getConfigurationProperties(), topics);
  }
}
