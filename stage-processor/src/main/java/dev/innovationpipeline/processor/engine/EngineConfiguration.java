package dev.innovationpipeline.processor.engine;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.budget.Budgets;
import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.llm.api.CallFigures;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.memory.CountedStage;
import dev.innovationpipeline.processor.memory.RunMemory;
import dev.innovationpipeline.processor.stage.api.StageHandler;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  Processor processor(
      EngineSettings settings,
      Supplier<List<Company>> companies,
      CallFigures calls,
      RecordTrace trace,
      Budgets budgets) {
    return new Processor(settings.newProcessorName(), companies.get(), calls, trace, budgets);
  }

  @Bean
  StageEngine stageEngine(
      List<StageHandler> handlers,
      RunMemory memory,
      Conversations llm,
      Topics topics,
      EngineSettings settings,
      KafkaProperties kafka,
      Processor processor,
      MeterRegistry registry,
      TimeSource time) {
    return new StageEngine(
        handlers.stream().<StageHandler>map(each -> new CountedStage(each, memory)).toList(),
        llm,
        topics,
        settings,
        StageClients.of(kafka.buildAdminProperties(), topics, settings, processor.name()),
        processor,
        registry,
        time);
  }
}
