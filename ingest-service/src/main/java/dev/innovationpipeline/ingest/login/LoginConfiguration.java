package dev.innovationpipeline.ingest.login;

import dev.innovationpipeline.ingest.identity.IssuedTokens;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Composes the login; where none is set up, it says so. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

  @Bean
  Login login(SecuritySettings settings, IssuedTokens tokens) {
    return new Login(settings, new TokenEndpoint(settings.login()), tokens);
  }

  @Bean
  Access access(SecuritySettings settings) {
    return new Access(settings);
  }
}
