package dev.innovationpipeline.benchmarks.evaluate.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The stage processor's handlers with their settings, without engine, Kafka and telemetry. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({
  HandlersConfiguration.STAGES,
  HandlersConfiguration.DOCUMENTS,
  HandlersConfiguration.MEMORY
})
@ConfigurationPropertiesScan({
  HandlersConfiguration.STAGES,
  HandlersConfiguration.DOCUMENTS,
  HandlersConfiguration.MEMORY,
  HandlersConfiguration.MODEL
})
class HandlersConfiguration {

  static final String STAGES = "dev.innovationpipeline.processor.stage";
  static final String DOCUMENTS = "dev.innovationpipeline.processor.document";
  static final String MEMORY = "dev.innovationpipeline.processor.memory";
  static final String MODEL = "dev.innovationpipeline.processor.llm.api";

  @Bean
  MeterRegistry meterRegistry() {
    return new SimpleMeterRegistry();
  }
}
