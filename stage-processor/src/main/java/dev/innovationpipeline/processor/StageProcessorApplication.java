package dev.innovationpipeline.processor;

import dev.innovationpipeline.platform.process.ExitWhenBroken;
import dev.innovationpipeline.platform.settings.LeastHeap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the stages: consumes an event, does the work, emits the next event. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StageProcessorApplication {

  public static void main(String[] args) {
    SpringApplication application = application();
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.addListeners(new ExitWhenBroken());
    application.addInitializers(new LeastHeap("a stage processor", 64, "JDK_JAVA_OPTIONS"));
    application.run(args);
  }

  /**
   * With settings of its own name and without a web server, so that several services can live in
   * one JVM. On its own, the process answers probes and metrics over HTTP.
   */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(StageProcessorApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(Map.of("spring.config.name", "stage-processor"));
    return application;
  }
}
