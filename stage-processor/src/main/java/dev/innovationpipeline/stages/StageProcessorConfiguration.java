package dev.innovationpipeline.stages;

import dev.innovationpipeline.schema.Topics;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.topic.TopicDeclaration;
import dev.innovationpipeline.schema.topic.TopicKeeper;
import dev.innovationpipeline.schema.topic.TopicSettings;
import dev.innovationpipeline.stages.brand.BrandProfiles;
import dev.innovationpipeline.stages.document.DocumentSettings;
import dev.innovationpipeline.stages.document.Documents;
import dev.innovationpipeline.stages.engine.EngineSettings;
import dev.innovationpipeline.stages.engine.Processor;
import dev.innovationpipeline.stages.engine.ProcessorName;
import dev.innovationpipeline.stages.engine.StageEngine;
import dev.innovationpipeline.stages.llm.LlmClient;
import dev.innovationpipeline.stages.llm.LlmSettings;
import dev.innovationpipeline.stages.telemetry.StageSpans;
import dev.innovationpipeline.stages.telemetry.TracedConversations;
import dev.innovationpipeline.stages.text.StageTextTopic;
import dev.innovationpipeline.stages.work.StageWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the processor together. */
@Configuration(proxyBeanMethods = false)
class StageProcessorConfiguration {

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
  Documents documents(DocumentSettings settings) {
    return new Documents(settings);
  }

  @Bean
  StageTextTopic stageText(KafkaProperties kafka, Topics topics) {
    return new StageTextTopic(kafka.buildAdminProperties(), topics);
  }

  @Bean
  LlmClient llmClient(
      LlmSettings settings, StageTextTopic watchers, MeterRegistry registry, InstantSource clock) {
    return new LlmClient(settings, watchers, registry, clock);
  }

  @Bean
  StageEngine stageEngine(
      List<StageWork> works,
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
