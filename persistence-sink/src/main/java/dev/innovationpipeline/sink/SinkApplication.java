package dev.innovationpipeline.sink;

import dev.innovationpipeline.platform.process.ExitWhenBroken;
import dev.innovationpipeline.platform.settings.LeastHeap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/** Writes the events of all runs to Postgres, or to files. */
@SpringBootApplication(
    exclude = DataSourceAutoConfiguration.class) // the pool is ours, or there is none
@ConfigurationPropertiesScan
public class SinkApplication {

  public static void main(String[] args) {
    SpringApplication application = application();
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.addListeners(new ExitWhenBroken());
    application.addInitializers(new LeastHeap("a sink", 64, "JDK_JAVA_OPTIONS"));
    application.run(args);
  }

  /**
   * With settings of its own name and without a web server, so that several services can live in
   * one JVM. On its own, the process answers probes and metrics over HTTP.
   */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(SinkApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(Map.of("spring.config.name", "persistence-sink"));
    return application;
  }
}
