package dev.innovationpipeline.platform.settings.check;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** All settings are checked before the first bean is made. */
@AutoConfiguration
class SettingsCheckAutoConfiguration {

  @Bean
  static SettingsCheck settingsCheck(Environment environment) {
    return new SettingsCheck(environment);
  }
}
