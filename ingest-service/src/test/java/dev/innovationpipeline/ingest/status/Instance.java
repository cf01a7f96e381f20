package dev.innovationpipeline.ingest.status;

import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.IngestApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** One ingest service over HTTP, without a database. */
record Instance(String url) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static List<String> arguments(String bootstrapServers, Path directory, int port) {
    return List.of(
        "--server.port=" + port,
        "--server.address=127.0.0.1",
        "--pipeline.security.mode=local",
        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
        "--pipeline.topics.partitions=3",
        "--pipeline.status.session-timeout=6s",
        "--pipeline.database.url=postgres://localhost:1/nothing",
        "--pipeline.status.directory=" + directory.resolve("status"),
        "--pipeline.documents.directory=" + directory.resolve("documents"));
  }

  static ConfigurableApplicationContext start(
      String bootstrapServers, Path directory, String... more) {
    return IngestApplication.application()
        .run(
            Stream.concat(arguments(bootstrapServers, directory, 0).stream(), Stream.of(more))
                .toArray(String[]::new));
  }

  static Instance of(ConfigurableApplicationContext context) {
    Instance instance =
        new Instance(
            "http://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
    instance.awaitReady();
    return instance;
  }

  void awaitReady() {
    patiently().until(this::isReady);
  }

  /** Fails at once when its process ends. */
  void awaitReady(Process process) {
    patiently().failFast("The service has ended.", () -> !process.isAlive()).until(this::isReady);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(3)).ignoreExceptionsInstanceOf(IOException.class);
  }

  private boolean isReady() throws IOException, InterruptedException {
    return get("/actuator/health/readiness").statusCode() == 200;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> start(String runId, String company)
      throws IOException, InterruptedException {
    String body =
        """
        {"run_id":"%s","blob_url":"http://h/d.pdf","company_id":"%s","user_id":"u"}
        """
            .formatted(runId, company);
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url + "/run"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
