package dev.innovationpipeline.platform;

import dev.innovationpipeline.platform.time.TimeSource;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The times of the system, unless a service or a test brings its own. */
@AutoConfiguration
class ClockAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  @ConditionalOnMissingBean
  TimeSource timeSource(InstantSource clock) {
    return TimeSource.of(clock);
  }
}
