package dev.innovationpipeline.stages;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the stages: consumes an event, does the work, emits the next event. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StageProcessorApplication {

  public static void main(String[] args) {
    application().run(args);
  }

  /** With settings of its own name, so that several services can live in one JVM. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(StageProcessorApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "stage-processor"));
    return application;
  }
}
