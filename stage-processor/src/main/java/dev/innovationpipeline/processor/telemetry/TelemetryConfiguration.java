package dev.innovationpipeline.processor.telemetry;

import dev.innovationpipeline.processor.engine.task.RecordTrace;
import dev.innovationpipeline.processor.llm.LlmClient;
import dev.innovationpipeline.processor.llm.api.Conversations;
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
  Conversations tracedConversations(LlmClient llm, OpenTelemetry telemetry) {
    return new TracedConversations(llm, telemetry);
  }
}
