package dev.innovationpipeline.ingest.limit;

import static org.awaitility.Awaitility.await;

import dev.innovationpipeline.ingest.access.Client;
import dev.innovationpipeline.schema.key.ApiKeyText;
import dev.innovationpipeline.testing.servers.TestServers;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An ingest service that asks for keys, with limits that a test chooses. */
record LimitedService(ConfigurableApplicationContext context, String port, Client client)
    implements AutoCloseable {

  /** Returns once the service answers who has the administrator's key. */
  static LimitedService start(
      SpringApplication application,
      ApiKeyText admin,
      String topics,
      Path directory,
      List<String> limits) {
    Stream<String> others =
        Stream.of(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + TestServers.sharedKafka().bootstrapServers(),
            "--pipeline.security.mode=keys",
            "--pipeline.security.admin-key=" + admin.secret(),
            "--pipeline.topics.prefix=" + topics,
            "--pipeline.topics.partitions=2",
            "--pipeline.database.url=postgres://localhost:1/nothing",
            "--pipeline.status.directory=" + directory.resolve("status"),
            "--pipeline.documents.directory=" + directory.resolve("documents"));
    ConfigurableApplicationContext context =
        application.run(Stream.concat(others, limits.stream()).toArray(String[]::new));
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    Client client = new Client(port);
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                client.get("/actuator/health/readiness", null).statusCode() == 200
                    && client.get("/keys", admin.secret()).statusCode() == 200);
    return new LimitedService(context, port, client);
  }

  HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + key);
  }

  /** The first of the name; empty where there is none. */
  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    context.close();
  }
}
