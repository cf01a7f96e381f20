package dev.innovationpipeline.sink;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Writes the events of all runs to Postgres. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SinkApplication {

  public static void main(String[] args) {
    application().run(args);
  }

  /** With settings of its own name, so that several services can live in one JVM. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(SinkApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "persistence-sink"));
    return application;
  }
}
