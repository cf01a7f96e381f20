package dev.innovationpipeline.processor.livetext;

import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveTextConfiguration {

  @Bean
  StageTextTopic stageText(KafkaProperties kafka, Topics topics, InstantSource clock) {
    return new StageTextTopic(kafka.buildAdminProperties(), topics, clock);
  }
}
