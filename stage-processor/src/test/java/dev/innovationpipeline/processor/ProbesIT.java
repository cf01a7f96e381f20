package dev.innovationpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.embedded.KafkaServer;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What a platform is told of a processor whose broker goes and comes back. */
class ProbesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path directory;

  @Test
  void isReadyWhileItsConsumersAreInTheirGroupsAndAliveEvenWithoutABroker() throws Exception {
    try (KafkaServer kafka = TestServers.kafka(directory);
        ConfigurableApplicationContext processor = start(kafka)) {
      await().atMost(PATIENCE).until(() -> get(processor, "health/readiness").statusCode() == 200);
      assertThat(get(processor, "health/readiness").body()).contains("\"stage-processor\":true");
      assertThat(get(processor, "prometheus").body()).contains("jvm_memory_used_bytes");

      kafka.stop();

      await().atMost(PATIENCE).until(() -> get(processor, "health/readiness").statusCode() == 503);
      HttpResponse<String> alive = get(processor, "health/liveness");
      assertThat(alive.statusCode()).as(alive.body()).isEqualTo(200);

      kafka.startAgain();

      await().atMost(PATIENCE).until(() -> get(processor, "health/readiness").statusCode() == 200);
    }
  }

  private static ConfigurableApplicationContext start(KafkaServer kafka) {
    SpringApplication application = StageProcessorApplication.application();
    application.setWebApplicationType(WebApplicationType.SERVLET);
    return application.run(
        "--server.port=0",
        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
        "--pipeline.topics.partitions=2",
        "--pipeline.engine.shutdown-grace=1s");
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext processor, String endpoint)
      throws Exception {
    String port = processor.getEnvironment().getRequiredProperty("local.server.port");
    URI uri = URI.create("http://localhost:" + port + "/actuator/" + endpoint);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }
}
