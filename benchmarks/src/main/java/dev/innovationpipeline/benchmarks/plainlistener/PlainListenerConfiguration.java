package dev.innovationpipeline.benchmarks.plainlistener;

import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.topic.Topics;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class PlainListenerConfiguration {

  @Bean
  PlainListeners plainListeners(
      List<StageHandler> handlers,
      Conversations llm,
      Topics topics,
      KafkaProperties kafka,
      Environment settings,
      InstantSource clock) {
    return new PlainListeners(
        handlers,
        llm,
        topics,
        kafka.buildAdminProperties(),
        settings.getRequiredProperty("pipeline.engine.instance"),
        clock);
  }
}
