package dev.innovationpipeline.benchmarks.plainlistener;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The stage processor with its settings, model client and stages, but without its engine. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = PlainListenerApplication.PROCESSOR,
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern = {
              "dev\\.innovationpipeline\\.processor\\.engine\\..*",
              "dev\\.innovationpipeline\\.processor\\.StageProcessorApplication"
            }))
@ConfigurationPropertiesScan(PlainListenerApplication.PROCESSOR)
@Import(PlainListenerConfiguration.class)
public class PlainListenerApplication {

  static final String PROCESSOR = "dev.innovationpipeline.processor";

  /** Takes the same settings as the stage processor. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(PlainListenerApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(
        Map.of(
            "spring.config.name",
            "stage-processor",
            // The settings name health indicators of the engine.
            "management.endpoint.health.validate-group-membership",
            "false"));
    return application;
  }
}
