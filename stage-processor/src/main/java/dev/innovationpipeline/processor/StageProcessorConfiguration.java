package dev.innovationpipeline.processor;

import dev.innovationpipeline.platform.kafka.TopicKeeper;
import dev.innovationpipeline.processor.stage.brand.BrandProfiles;
import dev.innovationpipeline.schema.processor.Company;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Connects the parts that know nothing of each other; each package configures itself. */
@Configuration(proxyBeanMethods = false)
@Import(TopicKeeper.class)
class StageProcessorConfiguration {

  @Bean
  Supplier<List<Company>> companies(BrandProfiles brands) {
    return brands::companies;
  }
}
