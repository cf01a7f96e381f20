package dev.innovationpipeline.ingest.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the keys that settings and files hold. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  KeptKeys keptKeys(SecuritySettings settings) {
    return KeptKeys.of(settings);
  }
}
