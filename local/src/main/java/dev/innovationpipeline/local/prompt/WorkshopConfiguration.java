package dev.innovationpipeline.local.prompt;

import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.llm.api.StageTextListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** A stage processor without all that needs Kafka. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = WorkshopConfiguration.PROCESSOR,
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.REGEX, pattern = WorkshopConfiguration.NEEDS_KAFKA))
@ConfigurationPropertiesScan(WorkshopConfiguration.PROCESSOR)
class WorkshopConfiguration {

  static final String PROCESSOR = "dev.innovationpipeline.processor";

  static final String NEEDS_KAFKA =
      "dev\\.innovationpipeline\\.processor\\.(StageProcessor|budget|company|engine|livetext|telemetry).*";

  @Bean
  StageTextListener viewers() {
    return StageTextListener.NONE;
  }

  @Bean
  MeterRegistry registry() {
    return new SimpleMeterRegistry();
  }

  @Bean
  TimeSource time() {
    return TimeSource.SYSTEM;
  }
}
