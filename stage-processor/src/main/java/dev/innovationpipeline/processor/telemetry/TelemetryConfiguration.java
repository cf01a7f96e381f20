package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.Conversations;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

  @Bean
  RecordTrace recordTrace(OpenTelemetry telemetry) {
    return new StageSpans(telemetry);
  }

  /** Takes the place of the plain client wherever conversations are asked for. */
  @Bean
  @Primary
  Conversations tracedConversations(
      LlmClient llm,
      LlmSettings settings,
      OpenTelemetry telemetry,
      MeterRegistry registry,
      TimeSource time) {
    return new TracedConversations(llm, settings, telemetry, registry, time);
  }
}
