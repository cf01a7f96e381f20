package dev.innovationpipeline.processor.livetext;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.schema.topic.Topics;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveTextConfiguration {

  @Bean
  StageTextTopic stageText(KafkaProperties kafka, Topics topics, TimeSource time) {
    return new StageTextTopic(kafka.buildAdminProperties(), topics, time);
  }
}
