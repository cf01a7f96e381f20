package dev.innovationpipeline.sink;

import dev.innovationpipeline.platform.kafka.TopicKeeper;
import dev.innovationpipeline.sink.consume.SinkMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the sink together. */
@Configuration(proxyBeanMethods = false)
@Import(TopicKeeper.class)
class SinkConfiguration {

  @Bean
  SinkMeters sinkMeters(MeterRegistry registry) {
    return new SinkMeters(registry);
  }

  @Bean
  Integer sinkConcurrency(SinkSettings settings) {
    return settings.concurrency();
  }
}
