package dev.innovationpipeline.sink;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** What the sink says to probes. */
@Configuration(proxyBeanMethods = false)
class SinkHealth {

  /** A consumer that stopped by itself comes back only with a restart. */
  @Bean
  HealthIndicator eventConsumersHealthIndicator(
      ConcurrentMessageListenerContainer<String, byte[]> eventBatches) {
    return () -> (eventBatches.isInExpectedState() ? Health.up() : Health.down()).build();
  }
}
