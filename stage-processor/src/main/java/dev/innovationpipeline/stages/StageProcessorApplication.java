package dev.innovationpipeline.stages;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the stages: consumes an event, does the work, emits the next event. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StageProcessorApplication {

  public static void main(String[] args) {
    SpringApplication.run(StageProcessorApplication.class, args);
  }
}
