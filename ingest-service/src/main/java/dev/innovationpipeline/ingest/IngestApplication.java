package dev.innovationpipeline.ingest;

import dev.innovationpipeline.ingest.origin.LoopbackOnly;
import dev.innovationpipeline.platform.process.ExitWhenBroken;
import dev.innovationpipeline.platform.settings.LeastHeap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that accepts runs over HTTP and answers with their status and results. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IngestApplication {

  public static void main(String[] args) {
    SpringApplication application = application();
    application.addListeners(new ExitWhenBroken());
    application.addInitializers(new LeastHeap("an ingest service", 64, "JDK_JAVA_OPTIONS"));
    application.run(args);
  }

  /** With settings of its own name, so that several services can live in one JVM. */
  public static SpringApplication application() {
    SpringApplication application = new SpringApplication(IngestApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "ingest-service"));
    application.addListeners(new LoopbackOnly());
    return application;
  }
}
