package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * A further source of a processor's beans ({@code spring.main.sources}): its engine works with the
 * mistake that {@code mutation} names, and dies where {@code dies} says. It is no configuration
 * that a scan of the class path finds.
 */
final class MutatedEngineConfiguration {

  @Bean
  StageEngine stageEngine(
      List<StageHandler> handlers,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      KafkaProperties kafka,
      Processor processor,
      MeterRegistry registry,
      TimeSource time,
      Environment environment) {
    String mutation = environment.getProperty("mutation", "");
    boolean dies = environment.getProperty("dies", boolean.class, false);
    StageClients clients =
        StageClients.of(kafka.buildAdminProperties(), topics, settings, processor.name());
    return new StageEngine(
        mutation.equals("SWALLOWED_THROWABLE")
            ? handlers.stream().<StageHandler>map(SwallowingHandler::new).toList()
            : handlers,
        llm,
        topics,
        settings,
        new MutatedClients(
            clients, mutation.equals("AUTO_COMMIT"), mutation.equals("COMMIT_BEFORE_OUTPUT"), dies),
        processor,
        registry,
        time);
  }
}
