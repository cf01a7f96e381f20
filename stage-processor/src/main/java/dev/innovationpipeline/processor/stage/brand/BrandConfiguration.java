package dev.innovationpipeline.processor.stage.brand;

import dev.innovationpipeline.processor.company.ChangedCompanies;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrandConfiguration {

  /**
   * @param changes none where the stages run without Kafka, as in an evaluation
   */
  @Bean
  BrandProfiles brandProfiles(BrandSettings settings, Optional<ChangedCompanies> changes) {
    BrandProfiles profiles = new BrandProfiles(settings);
    changes.ifPresent(profiles::follow);
    return profiles;
  }
}
