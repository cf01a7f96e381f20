package dev.innovationpipeline.processor.llm;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.LlmSettings;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LlmConfiguration {

  @Bean
  LlmClient llmClient(
      LlmSettings settings, StageTextListener viewers, MeterRegistry registry, TimeSource time) {
    return new LlmClient(settings, viewers, registry, time);
  }
}
