package dev.innovationpipeline.processor;

import dev.innovationpipeline.platform.kafka.TopicKeeper;
import dev.innovationpipeline.processor.engine.Processor;
import dev.innovationpipeline.processor.engine.StageEngine;
import dev.innovationpipeline.processor.engine.client.EngineSettings;
import dev.innovationpipeline.processor.engine.client.ProcessorName;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.processor.telemetry.StageSpans;
import dev.innovationpipeline.processor.telemetry.TracedConversations;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the processor together. */
@Configuration(proxyBeanMethods = false)
@Import(TopicKeeper.class)
class StageProcessorConfiguration {

  @Bean
  StageEngine stageEngine(
      List<StageHandler> works,
      LlmClient llm,
      BrandProfiles brands,
      Topics topics,
      EngineSettings settings,
      KafkaProperties kafka,
      MeterRegistry registry,
      OpenTelemetry telemetry,
      InstantSource clock) {
    return new StageEngine(
        works,
        new TracedConversations(llm, telemetry),
        topics,
        settings,
        kafka.buildAdminProperties(),
        new Processor(
            ProcessorName.of(settings), companies(brands), llm, new StageSpans(telemetry)),
        registry,
        clock);
  }

  private static List<Company> companies(BrandProfiles brands) {
    return brands.known().stream().map(id -> new Company(id, brands.of(id).name())).toList();
  }
}
